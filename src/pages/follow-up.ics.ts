/** The days on which action items are due and postmortems are reviewed, for a calendar to subscribe to. */
import type { APIRoute } from 'astro';
import { followUpCalendar } from '../follow-up/calendar.ts';
import { homeOf } from '../ui/follow-up/site-links.ts';

export const GET: APIRoute = ({ locals: { site } }) =>
  site.postmortems.length === 0
    ? new Response(null, { status: 404 })
    : new Response(followUpCalendar(site.postmortems, { title: site.settings.title, home: homeOf(site) }), {
        headers: { 'content-type': 'text/calendar; charset=utf-8' },
      });
