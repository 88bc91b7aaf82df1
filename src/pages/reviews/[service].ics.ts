/** The reviews of one service. */
import type { APIRoute } from 'astro';
import { addressAt } from '../../content/address.ts';
import { calendarAddress } from '../../content/own-addresses.ts';
import { reviewCalendar } from '../../content/review-calendar.ts';
import { href } from '../../ui/href.ts';

export const GET: APIRoute = ({ locals, url }) => {
  const asked = locals.address ?? addressAt(url.pathname.slice(href('').length));
  const service = locals.site.services.find((candidate) => calendarAddress(candidate) === asked);
  if (service === undefined) return new Response(null, { status: 404 });
  return new Response(reviewCalendar(locals.site, service.id), { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
};
