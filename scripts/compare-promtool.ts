/**
 * `node scripts/compare-promtool.ts [--rules DIR] [--seed N] [--mutants N] [--newer]`: does our PromQL check say what Prometheus'
 * own `promtool check rules` says? Asked of every expression in the rule files of a folder and of mutants of each. What
 * only a newer Prometheus takes is counted apart, by name; `--newer` shows the expressions. Exit 1 when a real expression
 * is refused or the agreement is under 99.5 %.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { promtoolVersion } from './promtool/ask.ts';
import { agreement, type Comparison, compareWithPromtool } from './promtool/compare.ts';
import { ruleExpressions } from './promtool/expressions.ts';
import { mutantsOf } from './promtool/mutate.ts';

const { values: options } = parseArgs({
  options: {
    rules: { type: 'string', default: new URL('../../shared/corpora', import.meta.url).pathname },
    seed: { type: 'string', default: '1' },
    mutants: { type: 'string', default: '4' },
    newer: { type: 'boolean', default: false },
  },
});

const wanted = 99.5;

const version = promtoolVersion();
if (version === null) skip('promtool is not installed');
if (!existsSync(options.rules)) skip('no folder of rule files; name one with --rules DIR');
const real = ruleExpressions(options.rules);
if (real.length === 0) skip('no expression in the folder');

console.log(`${version}, seed ${options.seed}`);
const realResult = report('real expressions', compareWithPromtool(real));
const mutantResult = report('mutants', compareWithPromtool(mutantsOf(real, Number(options.mutants), Number(options.seed))));
const agreed = agreement(realResult, mutantResult);
console.log(`agreement: ${agreed.toFixed(2)} % of ${realResult.asked + mutantResult.asked}`);
process.exitCode = agreed >= wanted && realResult.falseRejects.length === 0 ? 0 : 1;

function report(name: string, result: Comparison): Comparison {
  console.log(`${name}: ${result.asked} (promtool refuses ${result.refused}), agreement ${agreement(result).toFixed(2)} %`);
  show('false rejects', result.falseRejects);
  show('false accepts', result.falseAccepts);
  for (const [construct, texts] of result.setAside) {
    console.log(`  set aside: ${texts.length} with ${construct}`);
    if (options.newer) for (const text of texts) console.log(`    ${JSON.stringify(text)}`);
  }
  return result;
}

function show(name: string, lines: readonly string[]): void {
  console.log(`  ${name}: ${lines.length}`);
  for (const line of lines) console.log(`    ${line}`);
}

function skip(why: string): never {
  console.log(`skipped: ${why}`);
  process.exit(0);
}
