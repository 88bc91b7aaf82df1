/**
 * Where the page of the incident finds runbooks by id: their addresses, their files, and the steps whose commands change something. Fetched
 * when a runbook is in the log.
 */
import type { APIRoute } from 'astro';
import type { RunbookPlaces } from '../../ui/client/workspace/data.ts';

export const GET: APIRoute = ({ locals }) =>
  Response.json(
    Object.fromEntries(
      locals.site.runbooks.map(({ id, address, file, compiled, sectionAlerts }) => {
        const changes = compiled.steps.filter((step) => step.changes.length > 0).map((step) => step.id);
        const alerts = sectionAlerts.filter(({ steps }) => steps.length > 0).map(({ alert, steps }) => ({ alert, steps }));
        return [id, { address, file, changes, ...(alerts.length > 0 && { alerts }) }];
      }),
    ) satisfies RunbookPlaces,
  );
