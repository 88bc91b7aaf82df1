/** Makes the data that the page of the incident carries. */
import type { Site } from '../content/site.ts';
import type { WorkspaceData } from './client/workspace/data.ts';
import { lookup } from './lookup.ts';

export function workspaceData(site: Site): WorkspaceData {
  const { settings, postmortemTemplate } = site;
  return {
    services: site.services.filter(({ kind }) => kind === 'service').map(({ id, title }) => ({ id, title })),
    shapes: lookup(site).withSignals.flatMap(({ title, address, meta }) =>
      meta.signals.map(({ latency, traffic, errors, saturation, reads, firstMove }) => ({
        latency,
        traffic,
        errors,
        saturation,
        reads,
        firstMove,
        runbook: { title, address },
      })),
    ),
    // Left out where there is none, so that the page stays as small.
    hasStatusPages: settings.statusPages.length > 0 || undefined,
    hasPostmortems: site.postmortems.length > 0 || undefined,
    timezone: settings.timezone,
    template: postmortemTemplate || undefined,
    edit: settings.repository?.edit.replaceAll('{line}', '1'),
    fields: settings.incident?.fields,
    issues: settings.issues,
    share: settings.share,
  };
}
