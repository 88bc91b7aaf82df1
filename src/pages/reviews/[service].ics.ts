/** The reviews of one service. */
import type { APIRoute } from 'astro';
import { reviewCalendar } from '../../content/review-calendar.ts';
import { lookup } from '../../ui/lookup.ts';

export const GET: APIRoute = ({ locals, params }) => {
  const service = lookup(locals.site).serviceAt.get(`runbooks/${params['service']}/`);
  if (service === undefined) return new Response(null, { status: 404 });
  return new Response(reviewCalendar(locals.site, service.id), { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
};
