/** What all incidents have in common, as data. */
import type { APIRoute } from 'astro';
import { knownIncidents } from '../trends/known.ts';
import { trendsData } from '../trends/tables.ts';
import { linksOf } from '../ui/follow-up/site-links.ts';

export const GET: APIRoute = ({ locals: { site } }) =>
  site.postmortems.length === 0
    ? new Response(null, { status: 404 })
    : new Response(`${JSON.stringify(trendsData(knownIncidents(site.postmortems), linksOf(site)), null, 1)}\n`, {
        headers: { 'content-type': 'application/json' },
      });
