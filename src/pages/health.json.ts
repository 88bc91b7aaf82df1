/** The health of each service as data, for reports and dashboards of a team's own. Days, not ages: it holds on any later day. */
import type { APIRoute } from 'astro';
import { healthOf } from '../content/health.ts';

export const GET: APIRoute = ({ locals: { site } }) =>
  new Response(`${JSON.stringify({ shallowHistory: site.shallowHistory, services: healthOf(site) }, null, 1)}\n`, {
    headers: { 'content-type': 'application/json' },
  });
