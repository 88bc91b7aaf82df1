/** What the page of the incident compares an incident with that runs. Fetched while one does, where the site has postmortems. */
import type { APIRoute } from 'astro';
import type { PastPostmortem } from '../../ui/client/workspace/similar/past.ts';
import { dayWords } from '../../ui/postmortems/words.ts';

export const GET: APIRoute = ({ locals }) =>
  Response.json(
    locals.site.postmortems.map(
      ({ title, address, day, meta }): PastPostmortem => ({
        title,
        address,
        day,
        when: dayWords(day),
        incident: meta.incident,
        services: meta.services,
        alerts: meta.alerts,
        labels: meta.labels,
        causes: meta.causes,
        cause: meta.cause,
        fix: meta.fix,
      }),
    ),
  );
