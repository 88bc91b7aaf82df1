/** From the events of an incident to the text of its postmortem, in one step: what a worker is asked for. */
import type { LogEvent } from '../incident/event.ts';
import { fold } from '../incident/state.ts';
import { documentOf, type Surroundings } from './document.ts';
import type { Composed } from './markdown/write.ts';
import { knownZone } from './record/instant.ts';
import { composePostmortem, type ShapeName } from './shapes/registry.ts';
import { fillTemplate } from './template/fill-template.ts';

export interface Writing {
  /** In canonical order. */
  readonly events: readonly LogEvent[];
  /** The incident, where others joined it; left out, that of the first event. */
  readonly incident?: string | undefined;
  /** A shape of ours, or the text of a team's template. */
  readonly form: ShapeName | { readonly template: string };
  /** The IANA name of the zone shown beside UTC, from the settings of the site. */
  readonly timezone?: string | undefined;
  /** The titles of the site's services, by id. */
  readonly serviceTitles?: Readonly<Record<string, string>> | undefined;
  /** How runbooks are opened for editing: the address with `{file}`, and the files by the runbooks' ids. */
  readonly edit?: { readonly pattern: string; readonly files: Readonly<Record<string, string>> } | undefined;
  /** The steps that change a system, by the runbooks' ids: for logs that were written before they held it. */
  readonly changes?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** The postmortem. It depends on nothing but what is given: the same record gives the same text on every device. */
export function writeFrom({ events, incident, form, ...around }: Writing): Composed {
  const document = documentOf(fold({ events }, undefined, incident), surroundings(around));
  return typeof form === 'string' ? composePostmortem(document, form) : fillTemplate(form.template, document);
}

/** What a log does not hold, from the settings of the site. */
function surroundings({ timezone, edit, serviceTitles, changes }: Omit<Writing, 'events' | 'incident' | 'form'>): Surroundings {
  const files = new Map(Object.entries(edit?.files ?? {}));
  const zone = knownZone(timezone);
  return {
    ...(zone !== undefined && { zone }),
    ...(serviceTitles !== undefined && { serviceTitles: new Map(Object.entries(serviceTitles)) }),
    ...(changes !== undefined && { isChange: ({ runbook, id }) => changes[runbook]?.includes(id) === true }),
    ...(edit !== undefined && { edit: { pattern: edit.pattern, file: (runbook) => files.get(runbook) } }),
  };
}
