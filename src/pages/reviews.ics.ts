/** All reviews that are due, for a calendar to subscribe to. */
import type { APIRoute } from 'astro';
import { reviewCalendar } from '../content/review-calendar.ts';

export const GET: APIRoute = ({ locals }) =>
  new Response(reviewCalendar(locals.site), { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
