/**
 * Where the page of the incident finds runbooks by id: their addresses, their files, and the steps whose commands change something. Fetched
 * when a runbook is in the log.
 */
import type { APIRoute } from 'astro';
import type { RunbookPlaces } from '../../ui/client/workspace/data.ts';

export const GET: APIRoute = ({ locals }) =>
  Response.json(
    Object.fromEntries(
      locals.site.runbooks.map(({ id, address, file, compiled }) => [
        id,
        { address, file, changes: compiled.steps.filter(({ changes }) => changes.length > 0).map((step) => step.id) },
      ]),
    ) satisfies RunbookPlaces,
  );
