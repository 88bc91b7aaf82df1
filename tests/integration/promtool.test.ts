/** Our check of PromQL against Prometheus' own promtool: what it takes we take, and of anything at all we say the same. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { askPromtool, promtoolVersion } from '../../scripts/promtool/ask.ts';
import { agreement, type Comparison, compareWithPromtool } from '../../scripts/promtool/compare.ts';
import { listedExpressions, ruleExpressions, sheetExpressions } from '../../scripts/promtool/expressions.ts';
import { mutantsOf } from '../../scripts/promtool/mutate.ts';
import { newerConstructs } from '../../scripts/promtool/newer.ts';
import { promql } from '../../src/query/languages/promql.ts';
import { queryTemplates } from '../support/query-templates.ts';
import { withoutValue } from '../support/without-value.ts';

const root = path.join(import.meta.dirname, '../..');
const corpora = path.join(root, '../shared/corpora');
const version = promtoolVersion();
const skipped = version === null ? ' (skipped: promtool is not installed)' : '';
const noCorpora = skipped || (existsSync(corpora) ? '' : ' (skipped: no ../shared/corpora beside the repository)');

/** Fixed, so that a failure is the change under test and not the day's luck; `node scripts/compare-promtool.ts --seed N` tries others. */
const seed = 20_260;

function setAside(result: Comparison): number {
  return [...result.setAside.values()].flat().length;
}

describe.skipIf(skipped !== '')(`PromQL beside promtool${skipped || ` (${version})`}`, () => {
  const own =
    skipped === ''
      ? [...listedExpressions(path.join(root, 'tests/fixtures/promql.txt')), ...sheetExpressions(path.join(root, 'queries'))]
      : [];

  it('takes every expression that people wrote', () => {
    expect(own.length).toBeGreaterThan(190);
    const result = compareWithPromtool(own);
    expect(result.falseRejects).toEqual([]);
    expect(result.falseAccepts).toEqual([]);
    expect(result.refused).toBe(0);
    expect(setAside(result)).toBe(0);
  });

  it('says the same of 99.5 % of mutants', () => {
    const result = compareWithPromtool(mutantsOf(own, 12, seed));
    expect(result.asked).toBeGreaterThan(1500);
    expect(result.refused).toBeGreaterThan(800);
    expect(setAside(result)).toBeLessThan(result.asked / 20);
    expect(agreement(result), [...result.falseRejects, ...result.falseAccepts].join('\n')).toBeGreaterThanOrEqual(99.5);
  });

  it('refuses every query whose value is missing @fault-52', () => {
    const copied = queryTemplates.promql.map((text) => withoutValue(promql, text).text);
    expect(askPromtool(copied).flatMap((refused, at) => (refused === null ? [copied[at]] : []))).toEqual([]);
  });

  it('tells a newer construct from a fault at the same word', () => {
    const only = [
      'sum by ("a.b") (x)',
      '{"a.b"}',
      'x[300]',
      'x offset 0s',
      'x > 5m',
      'limitk(2, x)',
      'x[5m * 2]',
      'rate(x[5m] smoothed)',
      '1_000 * x',
    ];
    const result = compareWithPromtool([...only, 'sum by ("a.b" (x)', 'x["5m"]', 'sum by (without) (x)', 'limits(2, x)']);
    expect(setAside(result)).toBe(only.length);
    expect(result.falseAccepts).toEqual([]);
    expect(new Set(newerConstructs.map(({ name }) => name)).size).toBe(newerConstructs.length);
  });
});

describe.skipIf(noCorpora !== '')(`published rules beside promtool${noCorpora}`, () => {
  it('are valid, alerting and recording alike, and so say we of their mutants', () => {
    const rules = ruleExpressions(corpora);
    expect(rules.length).toBeGreaterThan(600);
    const real = compareWithPromtool(rules);
    expect(real.falseRejects).toEqual([]);
    const mutants = compareWithPromtool(mutantsOf(rules, 2, seed));
    expect(agreement(real, mutants), [...mutants.falseRejects, ...mutants.falseAccepts].join('\n')).toBeGreaterThanOrEqual(99.5);
  }, 60_000);
});
