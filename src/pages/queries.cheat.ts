/** The query sheets as navi cheats. */
import type { APIRoute } from 'astro';
import { sheetsCheat } from '../content/export-sheets.ts';

export const GET: APIRoute = ({ locals }) =>
  new Response(sheetsCheat(locals.site.sheets), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
