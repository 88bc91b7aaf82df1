/** Which postmortems are named at a runbook, a service, a pattern and an alert. */
import { expect, test } from 'vitest';
import { loadSite } from '../../../src/content/load.ts';
import { happenedAt, happenedByAlert, happenedToService } from '../../../src/ui/postmortems/happened.ts';
import { dayWords, lasted, timeWords } from '../../../src/ui/postmortems/words.ts';
import { contentRoot } from '../../support/content-root.ts';

const pattern = 'pattern: { looksLike: a, mechanism: b, wayOut: c }';
const { site } = await loadSite(
  contentRoot({
    'runbooks/shop/cart-down.md': '---\nalerts: [CartDown]\n---\n# Cart down\n\n- [ ] Look\n',
    'runbooks/shop/other.md': '# Other\n\n- [ ] Look\n',
    'runbooks/patterns/cache-stampede.md': `---\n${pattern}\n---\n# Cache stampede\n\n- [ ] Look\n`,
    'runbooks/patterns/plain.md': '# Plain cache\n\n- [ ] Look\n',
    'postmortems/one.md': '---\nday: 2026-01-01\nrunbooks: [shop/cart-down]\nservices: [shop]\n---\n# One\n',
    'postmortems/two.md': '---\nday: 2026-02-01\nalerts: [CartDown]\n---\n# Two\n',
    'postmortems/both.md': '---\nday: 2026-03-01\nalerts: [CartDown]\nrunbooks: [shop/cart-down]\ncauses: [Cache Stampede]\n---\n# Both\n',
    'postmortems/gone.md': '---\nrunbooks: [shop/gone]\nservices: [gone]\ncauses: [plain cache]\n---\n# Gone\n',
  }),
  { base: '/' },
);
const titlesAt = (id: string) => {
  const runbook = site.runbooks.find((candidate) => candidate.id === id);
  return runbook && happenedAt(site, runbook).map(({ title }) => title);
};

test('a runbook: where it was worked with or one of its alerts fired, each once, the newest first', () => {
  expect(titlesAt('shop/cart-down')).toEqual(['Both', 'Two', 'One']);
  expect(titlesAt('shop/other')).toEqual([]);
});

test('a pattern: where it is named as a cause; a runbook that is none is not', () => {
  expect(titlesAt('patterns/cache-stampede')).toEqual(['Both']);
  expect(titlesAt('patterns/plain')).toEqual([]);
});

test('a service and an alert', () => {
  expect(happenedToService(site, 'shop').map(({ title }) => title)).toEqual(['One']);
  expect(happenedByAlert(site, ['CartDown']).map(({ title }) => title)).toEqual(['Both', 'Two']);
});

test.each([
  [{ started: '2026-01-31T23:30:00Z', resolved: '2026-02-01T01:00:00+01:00' }, '30 min'],
  [{ detected: '2026-01-31T10:00:00Z', mitigated: '2026-01-31T12:05:00Z' }, '2 h 5 min'],
  [{ started: '2026-01-31T10:00:00Z' }, undefined],
  [{ started: '2026-01-31T10:00:00Z', resolved: '2026-01-31T09:00:00Z' }, undefined],
])('%o lasted %s', (times, expected) => {
  const meta = site.postmortems[0]?.meta;
  expect(meta && lasted({ ...meta, ...times })).toBe(expected);
});

test('days and times in words', () => {
  expect(dayWords('2026-08-04')).toBe('4 August 2026');
  expect(dayWords('')).toBe('day unknown');
  expect(timeWords('2026-01-31T23:54:00+01:00', '2026-01-31')).toBe('22:54 UTC');
  expect(timeWords('2026-02-01T00:54:00Z', '2026-01-31')).toBe('2026-02-01 00:54 UTC');
});
