import { expect, it } from 'vitest';
import { followUpCalendar } from '../../../src/follow-up/calendar.ts';
import { postmortem } from '../../support/postmortems.ts';

const all = [
  postmortem('a', '2026-01-10', {
    status: 'in review',
    review: '2026-01-17',
    actions: [
      { title: 'Cap retries', due: '2026-02-01', owner: 'Pay, and shop' },
      { title: 'No day' },
      { title: 'Done', due: '2026-02-02', state: 'done' },
    ],
  }),
  postmortem('b', '', { status: 'published', review: '2026-01-18', actions: [{ title: 'Later', due: '2026-01-03', state: 'dropped' }] }),
];

it('has an event for each open item with a day, and for each review of what is not published', () => {
  const calendar = followUpCalendar(all, { title: 'Ops', home: 'https://ops.example/x/' }).replaceAll('\r\n ', '');
  expect(calendar.match(/^(?:UID|DTSTART.*|SUMMARY|DESCRIPTION|URL):.*$/gm)).toEqual([
    'UID:postmortem-review/a@ops.example',
    'DTSTART;VALUE=DATE:20260117',
    'SUMMARY:Review the postmortem “Incident a”',
    'DESCRIPTION:The postmortem is in review.',
    'URL:https://ops.example/x/postmortems/a/',
    'UID:follow-up/a/cap-retries@ops.example',
    'DTSTART;VALUE=DATE:20260201',
    'SUMMARY:Due: Cap retries',
    'DESCRIPTION:Owner: Pay\\, and shop. From the incident “Incident a”.',
    'URL:https://ops.example/x/postmortems/a/',
  ]);
  expect(calendar).toContain('X-WR-CALNAME:Follow-up: Ops');
});

it('has no links where the site does not know its address', () => {
  const calendar = followUpCalendar(all, { title: 'Ops', home: '' });
  expect(calendar).not.toContain('URL:');
  expect(calendar).toContain('UID:follow-up/a/cap-retries@breakglass.invalid');
});
