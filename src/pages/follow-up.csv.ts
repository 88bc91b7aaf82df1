/** All action items as a table for spreadsheets. */
import type { APIRoute } from 'astro';
import { followUpCsv } from '../follow-up/tables.ts';
import { followUpOf } from '../ui/follow-up/follow-up-of.ts';
import { linksOf } from '../ui/follow-up/site-links.ts';

export const GET: APIRoute = ({ locals: { site } }) =>
  site.postmortems.length === 0
    ? new Response(null, { status: 404 })
    : new Response(followUpCsv(followUpOf(site).items, linksOf(site)), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
