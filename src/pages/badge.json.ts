/** The badge for shields.io's endpoint. */
import type { APIRoute } from 'astro';
import { badgeOf } from '../content/badge.ts';

export const GET: APIRoute = ({ locals }) =>
  new Response(`${JSON.stringify(badgeOf(locals.site))}\n`, { headers: { 'content-type': 'application/json' } });
