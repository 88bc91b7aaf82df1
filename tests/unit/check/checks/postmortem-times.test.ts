import { expect, it } from 'vitest';
import { postmortemTimes } from '../../../../src/check/checks/postmortem-times.ts';
import { cart, said } from '../../../support/check.ts';

const kept = (times: string) => cart('# Cart\n\n- [ ] Step\n', { 'postmortems/a.md': `---\n${times}---\n# A\n\nText\n` });

it('names each time that lies before one that it follows, and each that is still to come', async () => {
  const times = [
    'started: 2020-01-01T10:00:00Z',
    'detected: 2020-01-01T09:00:00Z',
    'resolved: 2020-01-01T11:00:00+02:00',
    'notified: 2020-01-01T08:00:00Z',
    'mitigated: 2099-01-01T08:00:00Z',
  ];
  expect((await said(postmortemTimes, kept(`${times.join('\n')}\n`))).sort()).toEqual([
    'postmortems/a.md:3:11 `detected` (2020-01-01T09:00:00Z) is before `started` (2020-01-01T10:00:00Z)',
    'postmortems/a.md:4:11 `resolved` (2020-01-01T11:00:00+02:00) is before `mitigated` (2099-01-01T08:00:00Z)',
    'postmortems/a.md:4:11 `resolved` (2020-01-01T11:00:00+02:00) is before `started` (2020-01-01T10:00:00Z)',
    'postmortems/a.md:5:11 `notified` (2020-01-01T08:00:00Z) is before `detected` (2020-01-01T09:00:00Z)',
    'postmortems/a.md:6:12 `mitigated` (2099-01-01T08:00:00Z) is still to come',
  ]);
});

it('is silent about times in their order, equal ones, and those that nobody wrote', async () => {
  const times = 'started: 2020-01-01T10:00:00Z\ndetected: 2020-01-01T12:00:00+02:00\nresolved: 2020-01-01T10:00:01Z\n';
  expect(await said(postmortemTimes, kept(times))).toEqual([]);
  expect(await said(postmortemTimes, kept('day: 2020-01-01\n'))).toEqual([]);
});
