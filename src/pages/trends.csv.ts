/** The times of each incident as a table for spreadsheets. */
import type { APIRoute } from 'astro';
import { knownIncidents } from '../trends/known.ts';
import { trendsCsv } from '../trends/tables.ts';
import { linksOf } from '../ui/follow-up/site-links.ts';

export const GET: APIRoute = ({ locals: { site } }) =>
  site.postmortems.length === 0
    ? new Response(null, { status: 404 })
    : new Response(trendsCsv(knownIncidents(site.postmortems), linksOf(site)), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
