/** All action items and the repairs that runbooks still need, as data. */
import type { APIRoute } from 'astro';
import { followUpData } from '../follow-up/tables.ts';
import { followUpOf } from '../ui/follow-up/follow-up-of.ts';
import { linksOf } from '../ui/follow-up/site-links.ts';

export const GET: APIRoute = ({ locals: { site } }) => {
  if (site.postmortems.length === 0) return new Response(null, { status: 404 });
  const { items, repairs } = followUpOf(site);
  return new Response(`${JSON.stringify(followUpData(items, repairs, linksOf(site)), null, 1)}\n`, {
    headers: { 'content-type': 'application/json' },
  });
};
