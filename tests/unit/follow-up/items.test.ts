import { describe, expect, it, test } from 'vitest';
import { byOwner, byService, daysOverdue, followUpItems, openItems } from '../../../src/follow-up/items.ts';
import { followUpCsv, followUpData } from '../../../src/follow-up/tables.ts';
import { postmortem } from '../../support/postmortems.ts';

const checkout = postmortem('checkout', '2026-01-10', {
  services: ['shop', 'pay'],
  actions: [
    { title: 'Cap retries', owner: 'Team Pay', due: '2026-02-01', service: 'pay', type: 'prevent' },
    { title: 'Alert on the queue', owner: 'alice', due: '2026-01-20' },
    { title: 'Write it down' },
    { title: 'Drop the old index', owner: 'alice', due: '2026-01-12', state: 'done', ticket: 'https://tickets.example/1' },
    { title: 'Move to another host', state: 'dropped' },
  ],
});
const search = postmortem('search', '2026-01-15', { actions: [{ title: '=Cap retries', owner: ' team  pay ', due: '2026-01-25' }] });
const items = followUpItems([search, checkout]);

describe('the action items of all postmortems', () => {
  it('stand by their due day, the open ones first, those without a day last', () => {
    expect(items.map(({ title, due }) => [title, due])).toEqual([
      ['Alert on the queue', '2026-01-20'],
      ['=Cap retries', '2026-01-25'],
      ['Cap retries', '2026-02-01'],
      ['Write it down', undefined],
      ['Drop the old index', '2026-01-12'],
      ['Move to another host', undefined],
    ]);
    expect(openItems(items).map(({ title }) => title)).toEqual(['Alert on the queue', '=Cap retries', 'Cap retries', 'Write it down']);
  });

  it('belong to their service, else to the first of their postmortem', () => {
    expect(byService(openItems(items)).map(({ name, items: some }) => [name, some.length])).toEqual([
      ['shop', 2],
      ['', 1],
      ['pay', 1],
    ]);
  });

  it('belong to one owner whatever the case and the blanks of the name', () => {
    expect(byOwner(openItems(items)).map(({ name, items: some }) => [name, some.map(({ title }) => title)])).toEqual([
      ['alice', ['Alert on the queue']],
      ['team  pay', ['=Cap retries', 'Cap retries']],
      ['', ['Write it down']],
    ]);
  });

  it('have names that stay when another item comes before them', () => {
    const more = postmortem('checkout', '2026-01-10', { ...checkout.meta, actions: [{ title: 'New' }, ...checkout.meta.actions] });
    const keys = new Set(followUpItems([more]).map(({ key }) => key));
    for (const { key } of followUpItems([checkout])) expect(keys).toContain(key);
    expect(followUpItems([postmortem('a', '', { actions: [{ title: 'Same' }, { title: 'same!' }] })]).map(({ key }) => key)).toEqual([
      'a/same',
      'a/same/2',
    ]);
  });
});

test.each([
  ['open', '2026-01-30', 1],
  ['open', '2025-12-31', 31],
  ['open', '2026-01-31', 0],
  ['open', '2026-02-01', 0],
  ['open', undefined, 0],
  ['done', '2026-01-01', 0],
  ['dropped', '2026-01-01', 0],
] as const)('%s and due %s is overdue for %i days on 2026-01-31', (state, due, days) => {
  expect(daysOverdue({ state, due }, '2026-01-31')).toBe(days);
});

describe('tables', () => {
  const linkTo = (address: string) => `https://ops.example/${address}`;

  it('CSV has a row for each item, and runs nothing', () => {
    const [header, ...rows] = followUpCsv(items, linkTo).trimEnd().split('\r\n');
    expect(header).toBe('Action,Type,Owner,Due,Ticket,State,Service,Incident,Day,Link');
    expect(rows).toHaveLength(6);
    expect(rows[1]).toBe(
      `'=Cap retries,," team  pay ",2026-01-25,,open,,Incident search,2026-01-15,https://ops.example/postmortems/search/`,
    );
  });

  it('JSON has the same', () => {
    const data = followUpData(items, [], linkTo);
    expect(data.items[0]).toEqual({
      title: 'Alert on the queue',
      state: 'open',
      owner: 'alice',
      due: '2026-01-20',
      type: undefined,
      ticket: undefined,
      service: 'shop',
      postmortem: {
        id: 'checkout',
        title: 'Incident checkout',
        day: '2026-01-10',
        status: 'published',
        link: 'https://ops.example/postmortems/checkout/',
      },
    });
  });
});
