/** Our check of PromQL against Prometheus' own promtool: what it takes we take, and of anything at all we say the same. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { askPromtool, promtoolVersion } from '../../scripts/promtool/ask.ts';
import { agreement, type Comparison, compareWithPromtool } from '../../scripts/promtool/compare.ts';
import { listedExpressions, ruleExpressions, sheetExpressions } from '../../scripts/promtool/expressions.ts';
import { mutantsOf } from '../../scripts/promtool/mutate.ts';
import { newerConstructs } from '../../scripts/promtool/newer.ts';
import { promql } from '../../src/query/languages/promql/index.ts';
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

  it('agrees on what the grammar takes and the lexer or the types refuse, with a placeholder in it too', () => {
    const shapes = [
      'sum(rate(a{x="y"}[5m])) offset 1w',
      'sum(a{x="y"}) by (z) offset 1w',
      'sum(a{x="y"}) @ 5',
      '(a{x="y"}) offset 5m',
      '(a{x="y"} + b) offset 5m',
      'rate(a{x="y"}[5m]) offset 5m',
      '(a{x="y"}[5m]) offset 5m',
      'a{x="y"} offset 5m offset 5m',
      '1 offset 5m',
      'sum(a{x="y"})[5m:1m] offset 1w',
      '(a{x="y"})[5m:] offset 1w',
      'a{x="y"}[5m] offset 1w',
      '-a{x="y"} offset 5m',
      'a{x="y"} @ start() offset 5m',
      'a{x="y"}\u00a0+ b',
      'a\u00a0{x="y"}',
      '\u00a0a{x="y"}',
      'a{x="y"}\u2003',
      'a{x="\u00a0y"}',
      'a{x="y"} # \u00a0',
      'a{x="y"\u00a0}',
      'a{x="y"}[5m\u00a0]',
      'a{x="y"}[# c\n5m]',
      'a{x="y"}[ # c\n5m]',
      'a{x="y"}[5m # c\n]',
      'a{x="y"}[5m:# c\n1m]',
      'a{# c\nx="y"}',
      'a{x="y" # c\n}',
      '{x=',
      'a{x="y"',
      'a{x=}',
    ];
    const refusals = askPromtool(shapes).map((refused) => refused !== null);
    const differing = shapes.flatMap((text, at) => {
      const withHole = text.replace('"y"', '"$y"').replace('"\u00a0y"', '"\u00a0${y}"');
      return [text, withHole].filter((one) => (promql.diagnose?.(one) ?? []).length > 0 !== refusals[at]);
    });
    expect(differing).toEqual([]);
    expect(refusals.filter(Boolean).length).toBeGreaterThan(15);
    // A label that is a placeholder is one like any other.
    expect(promql.diagnose?.('{$x="a"}')).toEqual([]);
    expect(promql.diagnose?.('{$x=')).not.toEqual([]);
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
