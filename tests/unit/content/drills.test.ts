/** Drills that could not be played are told, at their place. */
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/content/assemble.ts';
import { readSources } from '../../../src/content/read.ts';
import { contentRoot } from '../../support/content-root.ts';

const runbook = '# Slow\n\n## Stabilise\n\n- [ ] Read the plan. <!-- #read-plan -->\n- [ ] Build it. <!-- #build -->\n';
const lines = [
  'title: Lookups are slow',
  'runbook: a/slow',
  'brief: You are on call.',
  'symptoms:',
  '  - { id: alert, where: Alert, shows: p99 }',
  '  - { id: plan, where: psql, shows: Seq Scan, when: { did: [read-plan] } }',
  'truth: { cause: The index is gone, words: [index], why: The plan. }',
  'redHerrings: [{ id: release, cause: The release did it, words: [release], why: Flat. }]',
  'recovery: { did: [build], after: 2m, why: The plan. }',
];

/** The site with a drill of which some lines are others. */
function withDrill(changes: Record<number, string> = {}, path = 'runbooks/a/drills/slow.yaml') {
  const text = lines.flatMap((line, at) => (changes[at + 1] === '' ? [] : [changes[at + 1] ?? line])).join('\n');
  const site = assemble(readSources(contentRoot({ 'runbooks/a/slow.md': runbook, [path]: text })), { base: '/' });
  const told = site.problems.filter(({ check }) => check.startsWith('drill/'));
  return { site, told: told.map(({ check, line, column, message }) => `${line}:${column} ${message} [${check}]`) };
}

describe('a drill', () => {
  it.each(['runbooks/a/drills/slow.yaml', 'runbooks/a/slow.drill.yml'])('lies in %s', (path) => {
    const { site, told } = withDrill({}, path);
    expect(told).toEqual([]);
    expect(site.drills).toMatchObject([{ id: 'a/slow', address: 'drills/a/slow/', file: path }]);
  });

  it.each([
    ['an unknown runbook', { 2: 'runbook: a/slwo' }, ['2:10 unknown runbook `a/slwo` [drill/unknown]']],
    [
      'an unknown step',
      { 6: '  - { id: plan, where: psql, shows: x, when: { did: [red-plan] } }' },
      ['6:54 `a/slow` has no step `red-plan` [drill/unknown]'],
    ],
    ['an unknown query', { 9: 'recovery: { did: [db/build], why: W }' }, ['9:19 `a/slow` has no query `db/build` [drill/unknown]']],
    [
      'an unknown symptom',
      { 6: '  - { id: plan, where: psql, shows: x, when: { seen: alrt } }' },
      ['6:54 unknown symptom `alrt` [drill/unknown]'],
    ],
    [
      'an unknown cause',
      { 6: '  - { id: plan, where: psql, shows: x, when: { proposed: locks } }' },
      ['6:58 unknown cause `locks` [drill/unknown]'],
    ],
    ['an id twice', { 6: '  - { id: alert, where: psql, shows: x }' }, ['6:11 the id `alert` is used twice [drill/duplicate]']],
    [
      'a symptom that can never appear',
      { 6: '  - { id: plan, where: psql, shows: x, when: { did: [build], while: failing, after: 2m } }' },
      ['6:46 `plan` can never appear, whatever is done [drill/never]'],
    ],
    [
      'a truth that its words do not tell',
      { 7: 'truth: { cause: The release broke it, words: [index], why: W }' },
      ['7:17 this sentence is taken for `release` by its words [drill/words]'],
    ],
    ['no truth', { 7: '' }, [expect.stringMatching(/truth.*\[drill\/schema\]$/)]],
  ])('with %s', (_, changes, expected) => {
    expect(withDrill(changes).told).toEqual(expected);
  });

  it('that is no YAML is reported once for each line that has a slip', () => {
    expect(withDrill({ 3: 'brief: one: two: three: four' }).told).toEqual([expect.stringMatching(/^3:\d+ not valid YAML/)]);
  });

  it('that hides another one', () => {
    const root = contentRoot({
      'runbooks/a/slow.md': runbook,
      'runbooks/a/slow.drill.yaml': lines.join('\n'),
      'runbooks/a/drills/slow.yaml': lines.join('\n'),
    });
    const site = assemble(readSources(root), { base: '/' });
    expect(site.drills).toHaveLength(1);
    expect(site.problems.map(({ check }) => check)).toContain('drill/duplicate');
  });
});
