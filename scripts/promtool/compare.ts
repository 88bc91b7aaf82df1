/** Whether our check of PromQL says what promtool says, expression by expression. */

import { promql, promqlGrammar } from '../../src/query/languages/promql/index.ts';
import { readQuery } from '../../src/query/lezer/grammar.ts';
import { askPromtool } from './ask.ts';
import { newerConstruct } from './newer.ts';

export interface Comparison {
  /** Without what was set aside. */
  asked: number;
  agreed: number;
  /** How many promtool refuses, without what was set aside. */
  refused: number;
  /** Each as the expression and what the other side said. */
  falseRejects: string[];
  falseAccepts: string[];
  /** Expressions that only a newer Prometheus takes, by construct. */
  setAside: Map<string, string[]>;
}

export function compareWithPromtool(texts: readonly string[]): Comparison {
  const verdicts = askPromtool(texts);
  const result: Comparison = { asked: 0, agreed: 0, refused: 0, falseRejects: [], falseAccepts: [], setAside: new Map() };
  for (const [at, text] of texts.entries()) {
    const theirs = verdicts[at] ?? null;
    const ours = promql.diagnose?.(text) ?? [];
    const { tree, read } = readQuery(promqlGrammar, text);
    const newer = theirs !== null && ours.length === 0 && tree !== null ? newerConstruct(read, tree, theirs) : null;
    if (newer !== null) {
      const name = `${newer.name} (since ${newer.since}, ${newer.source})`;
      result.setAside.set(name, [...(result.setAside.get(name) ?? []), text]);
      continue;
    }
    result.asked++;
    if (theirs !== null) result.refused++;
    const shown = JSON.stringify(text);
    if ((theirs === null) === (ours.length === 0)) result.agreed++;
    else if (theirs === null) result.falseRejects.push(`${shown}\n      we: ${ours[0]?.message}, expected ${ours[0]?.expected}`);
    else result.falseAccepts.push(`${shown}\n      promtool: ${theirs}`);
  }
  return result;
}

/** In percent, over several comparisons. */
export function agreement(...results: readonly Comparison[]): number {
  const asked = results.reduce((sum, result) => sum + result.asked, 0);
  return (100 * results.reduce((sum, result) => sum + result.agreed, 0)) / asked;
}
