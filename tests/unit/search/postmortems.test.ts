/** Postmortems are found by their names and words, below what says what to do. */
import { expect, it } from 'vitest';
import { loadSite } from '../../../src/content/load.ts';
import { jumpList } from '../../../src/search/jump-list.ts';
import { recordHtml } from '../../../src/search/record-html.ts';
import { searchRecords } from '../../../src/search/records.ts';
import { goesBeforeText } from '../../../src/ui/client/search/before-text.ts';
import { makeIndex, rank } from '../../../src/ui/client/search/rank.ts';
import { rowOf } from '../../../src/ui/client/search/row.ts';
import { contentRoot } from '../../support/content-root.ts';

const { site } = await loadSite(
  contentRoot({
    'runbooks/shop/cart-down.md': '---\nalerts: [CartDown]\n---\n# Cart down\n\n- [ ] Look\n',
    'postmortems/cart.md':
      '---\nday: 2026-01-31\nservices: [shop]\nalerts: [CartDown]\ncauses: [full disk]\ncause: The disk was full.\n---\n# Cart down again\n\nIntro.\n\n## Course\n\nSomebody saw it.\n',
    'postmortems/broken.md': `# Unreadable\n\n${'> '.repeat(400)}x\n`,
  }),
  { base: '/' },
);
const index = makeIndex(jumpList(site));
const titles = (typed: string) => rank(index, typed, 8).map(({ candidate }) => candidate.entry[1]);

it.each([
  ['cart down', ['Cart down', 'Cart down again']],
  ['cart', ['Cart down', 'Cart down again']],
  ['CartDown', ['Cart down', 'Cart down again']],
  ['full disk', ['Cart down again']],
  ['postmortems', ['All postmortems']],
])('“%s” finds %j, the runbook first', (typed, expected) => {
  expect(titles(typed).slice(0, expected.length)).toEqual(expected);
});

it.each([
  // “down” in its title is one letter away; so is the alert, which may be what somebody meant.
  ['dawn', ['Cart down']],
  ['CartDawn', ['Cart down']],
  ['again', ['Cart down again']],
  ['dawn again', []],
])('before the text “%s” has %j: a title that is only spelled alike comes behind it', (typed, expected) => {
  const before = rank(index, typed, 8).filter((match) => goesBeforeText(match, typed));
  expect(before.map(({ candidate }) => candidate.entry[1])).toEqual(expected);
});

it('is marked as one', () => {
  const entry = rank(index, 'cart down again', 1)[0]?.candidate.entry;
  expect(entry && rowOf(entry, 'https://runbooks.example.com/')).toMatchObject({
    href: 'https://runbooks.example.com/postmortems/cart/',
    notes: ['postmortem', '2026-01-31'],
  });
});

it('its record has its words at its headings, weighs less than that of a runbook, and is chosen by its kind', () => {
  const records = searchRecords(site).filter(({ kind }) => kind === 'postmortem');
  expect(records.map(({ title }) => title)).toEqual(['Cart down again', 'Unreadable']);
  const [record] = records;
  expect(record).toMatchObject({ context: '2026-01-31', filters: { kind: ['postmortem'], service: ['shop'] } });
  expect(record?.parts).toMatchObject([
    { text: 'The disk was full.' },
    { id: 'intro', text: 'Intro.' },
    { id: 'course', title: 'Course', text: 'Somebody saw it.' },
  ]);
  const weights = (html: string) => [...html.matchAll(/data-pagefind-weight="([\d.]+)"/g)].map(([, weight]) => Number(weight));
  const heaviest = (kind: string) =>
    Math.max(
      ...searchRecords(site)
        .filter((one) => one.kind === kind)
        .flatMap((one) => weights(recordHtml(one))),
    );
  expect(heaviest('postmortem')).toBeLessThan(heaviest('runbook'));
});
