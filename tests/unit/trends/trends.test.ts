import { describe, expect, it, test } from 'vitest';
import { countIncidents } from '../../../src/trends/counts.ts';
import { knownIncidents } from '../../../src/trends/known.ts';
import { recurringCauses, wrongSteps } from '../../../src/trends/recurring.ts';
import { spreadOf } from '../../../src/trends/spread.ts';
import { trendsCsv, trendsData } from '../../../src/trends/tables.ts';
import { timeOf, timeTrends } from '../../../src/trends/times.ts';
import { trendsByService } from '../../../src/trends/trends.ts';
import { postmortem } from '../../support/postmortems.ts';

const at = (clock: string) => `2026-01-31T${clock}:00Z`;
const linkTo = (address: string) => `/${address}`;

test.each([
  [[], undefined],
  [[5], undefined],
  [[5, 7], undefined],
  [[9, 1, 5], { median: 5, low: 1, high: 9, between: 'lowest and highest' }],
  [[4, 1, 2, 3], { median: 2.5, low: 1, high: 4, between: 'lowest and highest' }],
  [[1, 2, 3, 4, 5, 6, 7], { median: 4, low: 1, high: 7, between: 'lowest and highest' }],
  // As LibreOffice's and Excel's QUARTILE.INC have it.
  [[1, 2, 3, 4, 5, 6, 7, 8], { median: 4.5, low: 2.75, high: 6.25, between: 'quartiles' }],
])('the spread of %j', (values, spread) => {
  expect(spreadOf(values)).toEqual(spread);
});

describe('the times of one incident', () => {
  const all = {
    started: at('10:00'),
    detected: at('10:05'),
    acknowledged: at('10:07'),
    notified: at('10:20'),
    mitigated: at('10:40'),
    resolved: at('11:30'),
  };
  const minutes = (meta: object, name: Parameters<typeof timeOf>[1]) => {
    const time = timeOf(postmortem('a', '', meta).meta, name);
    return time.is === 'known' ? time.ms / 60_000 : time.is === 'unknown' ? 'unknown' : time.order.join(' before ');
  };

  test.each([
    ['detect', 5],
    ['acknowledge', 2],
    ['notify', 15],
    ['mitigate', 40],
    ['resolve', 90],
  ] as const)('time to %s', (name, expected) => {
    expect(minutes(all, name)).toBe(expected);
  });

  test.each([
    ['detect', { detected: undefined }, 'unknown'],
    ['detect', { detected: at('09:00') }, 'detected before started'],
    ['acknowledge', { acknowledged: at('10:00') }, 'acknowledged before detected'],
    ['notify', { notified: at('10:01') }, 'notified before detected'],
    ['notify', { notified: undefined }, 'unknown'],
    ['mitigate', { mitigated: at('12:00') }, 'resolved before mitigated'],
    ['resolve', { mitigated: at('12:00') }, 'resolved before mitigated'],
    ['resolve', { resolved: '2026-01-31T12:30:00+01:00' }, 90],
    ['mitigate', { mitigated: at('10:00') }, 0],
  ] as const)('%s with %j', (name, change, expected) => {
    expect(minutes({ ...all, ...change }, name)).toBe(expected);
  });
});

it('says of how many incidents a time is known, and leaves out what contradicts itself', () => {
  const some = [
    postmortem('a', '2026-01-01', { started: at('10:00'), detected: at('10:01') }),
    postmortem('b', '2026-01-02', { started: at('10:00'), detected: at('10:30') }),
    postmortem('c', '2026-01-03', { started: at('10:00'), detected: at('10:04') }),
    postmortem('d', '2026-01-04', { started: at('10:00'), detected: at('09:00') }),
    postmortem('e', '2026-01-05', {}),
  ];
  const [detect, acknowledge] = timeTrends(some);
  expect(detect?.of).toBe(5);
  expect(detect?.measured.map(({ postmortem: { id }, ms }) => `${id} ${ms / 60_000}`)).toEqual(['a 1', 'c 4', 'b 30']);
  expect(detect?.contradictory.map(({ postmortem: { id }, order }) => `${id} ${order.join(' ')}`)).toEqual(['d detected started']);
  expect(detect?.spread).toEqual({ median: 240_000, low: 60_000, high: 1_800_000, between: 'lowest and highest' });
  expect(acknowledge).toMatchObject({ of: 5, measured: [], contradictory: [], spread: undefined });
});

it('counts what is known to be an incident: a file of which nothing can be read is none', () => {
  const read = (id: string, day: string, title: string | undefined, broken: boolean) => ({
    ...postmortem(id, day, { title }),
    compiled: { broken },
  });
  const some = [
    read('a', '', undefined, false),
    read('b', '', undefined, true),
    read('c', '', 'C', true),
    read('d', '2026-01-01', undefined, true),
  ];
  expect(knownIncidents(some).map(({ id }) => id)).toEqual(['a', 'c', 'd']);
});

describe('incidents by month and quarter', () => {
  const on = (...days: string[]) =>
    countIncidents(days.map((day, n) => postmortem(`p${n}`, day, { severity: n === 0 ? 'SEV1' : undefined })));

  it('counts months without a gap within a year', () => {
    const { per, periods } = on('2025-11-30', '2026-02-01', '2026-02-28');
    expect(per).toBe('month');
    expect(periods.map(({ period, all }) => `${period} ${all}`)).toEqual(['2025-11 1', '2025-12 0', '2026-01 0', '2026-02 2']);
    expect(periods[0]?.bySeverity).toEqual({ SEV1: 1, SEV2: 0, SEV3: 0, SEV4: 0, none: 0 });
    expect(periods[3]?.bySeverity.none).toBe(2);
  });

  it('counts quarters beyond', () => {
    const { per, periods } = on('2025-01-01', '2026-01-31');
    expect(per).toBe('quarter');
    expect(periods.map(({ period, all }) => `${period} ${all}`)).toEqual(['2025-Q1 1', '2025-Q2 0', '2025-Q3 0', '2025-Q4 0', '2026-Q1 1']);
  });

  it('puts those without a day in no period', () => {
    expect(on('', '')).toMatchObject({ periods: [], undated: [{ id: 'p0' }, { id: 'p1' }] });
  });
});

it('counts causes that came again, whatever their case, once for each incident', () => {
  const some = [
    postmortem('a', '2026-01-01', { causes: ['cache', 'Cache ', 'disk'] }),
    postmortem('b', '2026-01-03', { causes: ['Cache', 'certificate'] }),
    postmortem('c', '2026-01-02', { causes: ['certificate', 'cache'] }),
  ];
  expect(recurringCauses(some).map(({ cause, postmortems }) => [cause, postmortems.map(({ id }) => id).join('')])).toEqual([
    ['Cache', 'bca'],
    ['certificate', 'bc'],
  ]);
});

it('counts the incidents that marked a step wrong', () => {
  const repair = (runbook: string, step?: string) => ({ runbook, step, what: 'x' });
  const some = [
    postmortem('a', '2026-01-01', { repairs: [repair('s/x', 'Roll back'), repair('s/x', 'roll  back'), repair('s/y')] }),
    postmortem('b', '2026-01-02', { repairs: [repair('s/x', 'Roll back')] }),
  ];
  expect(wrongSteps(some).map(({ runbook, step, postmortems }) => [runbook, step, postmortems.length])).toEqual([
    ['s/x', 'Roll back', 2],
    ['s/y', undefined, 1],
  ]);
});

it('an incident of several services counts for each, one of none stands apart at the end', () => {
  const some = [
    postmortem('a', '2026-01-01', {}),
    postmortem('b', '2026-01-02', { services: ['pay', 'shop', 'shop'] }),
    postmortem('c', '2026-01-02', { services: ['shop'] }),
  ];
  expect(trendsByService(some).map(({ service, incidents }) => [service, incidents])).toEqual([
    ['shop', 2],
    ['pay', 1],
    ['', 1],
  ]);
});

it('data and table have seconds, links and no guess', () => {
  const some = [
    postmortem('a', '2026-01-01', { severity: 'SEV2', services: ['shop'], started: at('10:00'), detected: at('10:01'), causes: ['cache'] }),
    postmortem('b', '2026-01-02', { detected: at('10:00'), notified: at('09:00') }),
  ];
  const [detect, , notify] = trendsData(some, linkTo).all.times;
  expect(detect).toEqual({
    name: 'detect',
    from: 'started',
    to: 'detected',
    of: 2,
    measured: [{ seconds: 60, postmortem: '/postmortems/a/' }],
    contradictory: [],
  });
  expect(notify?.contradictory).toEqual([{ before: 'notified', after: 'detected', postmortem: '/postmortems/b/' }]);
  expect(trendsCsv(some, linkTo).trimEnd().split('\r\n')).toEqual([
    'Incident,Day,Severity,Services,Time to detect (s),Time to acknowledge (s),Time to notify (s),Time to mitigate (s),Time to resolve (s),Contradictory,Causes,Link',
    'Incident b,2026-01-02,,,,,,,,notified before detected,,/postmortems/b/',
    'Incident a,2026-01-01,SEV2,shop,60,,,,,,cache,/postmortems/a/',
  ]);
});
