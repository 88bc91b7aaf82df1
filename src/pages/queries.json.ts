/** The query sheets as JSON. */
import type { APIRoute } from 'astro';
import { sheetsJson } from '../content/export-sheets.ts';

export const GET: APIRoute = ({ locals }) =>
  new Response(sheetsJson(locals.site.sheets), { headers: { 'content-type': 'application/json' } });
