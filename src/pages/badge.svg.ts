/** The badge as a picture. */
import type { APIRoute } from 'astro';
import { badgeOf } from '../content/badge.ts';
import { badgeSvg } from '../markup/badge.ts';

export const GET: APIRoute = ({ locals }) => {
  const { label, message, color } = badgeOf(locals.site);
  return new Response(badgeSvg(label, message, color), { headers: { 'content-type': 'image/svg+xml' } });
};
