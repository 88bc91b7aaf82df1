/**
 * `node scripts/compare-promtool.ts [--rules DIR] [--seed N] [--mutants N] [--newer]`: does our PromQL check say what Prometheus'
 * own `promtool check rules` says? Asked of every expression in the rule files of a folder and of mutants of each.
 * What only Prometheus 3 has is counted apart (`--newer` shows it) when an older promtool refuses it. Exit 1 when a real expression is
 * refused or the agreement is under 99.5 %.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { promql, promqlAggregations } from '../src/query/languages/promql.ts';
import { promqlSignatures } from '../src/query/promql-functions.ts';

const { values: options } = parseArgs({
  options: {
    rules: { type: 'string', default: new URL('../../shared/corpora', import.meta.url).pathname },
    seed: { type: 'string', default: '1' },
    mutants: { type: 'string', default: '4' },
    newer: { type: 'boolean', default: false },
  },
});

const wanted = 99.5;
const perFile = 500;
// promtool had no `limitk` before Prometheus 3.
const aggregations: readonly string[] = promqlAggregations.filter((name) => !name.startsWith('limit'));

/** What the refusals of an older promtool say of things that Prometheus 3 takes. */
const newer =
  /unexpected (?:duration|number)|bad number or duration|bad duration syntax|unknown function with name|unexpected (?:string|quoted) ".*" in label matching|missing unit character in duration|unexpected string .* in grouping opts|duration must be greater than 0/;

const version = spawnSync('promtool', ['--version'], { encoding: 'utf8' });
if (version.error !== undefined) skip('promtool is not installed');
if (!existsSync(options.rules)) skip('no folder of rule files; name one with --rules DIR');
const real = readExpressions(options.rules);
if (real.length === 0) skip('no expression in the folder');

const random = randomFrom(Number(options.seed));
const mutants = new Set<string>();
for (const text of real) for (let at = 0; at < Number(options.mutants); at++) mutants.add(mutate(text));
for (const text of real) mutants.delete(text);
mutants.delete('');

console.log(`${(version.stdout || version.stderr).split('\n')[0]}, seed ${options.seed}`);
const realResult = compare('real expressions', real);
const mutantResult = compare('mutants', [...mutants]);
const total = realResult.asked + mutantResult.asked;
const agreement = (100 * (realResult.agreed + mutantResult.agreed)) / total;
console.log(`agreement: ${agreement.toFixed(2)} % of ${total}`);
process.exitCode = agreement >= wanted && realResult.falseRejects === 0 ? 0 : 1;

function compare(name: string, texts: readonly string[]): { asked: number; agreed: number; falseRejects: number } {
  const verdicts = askPromtool(texts);
  const rejects: string[] = [];
  const accepts: string[] = [];
  const newerOnes: string[] = [];
  let refused = 0;
  texts.forEach((text, at) => {
    const theirs = verdicts[at] ?? null;
    const ours = promql.diagnose?.(text) ?? [];
    if (theirs !== null) refused++;
    const shown = JSON.stringify(text);
    if (theirs === null && ours.length > 0) rejects.push(`${shown}\n      we: ${ours[0]?.message}, expected ${ours[0]?.expected}`);
    if (theirs !== null && ours.length === 0) (newer.test(theirs) ? newerOnes : accepts).push(`${shown}\n      promtool: ${theirs}`);
  });
  const asked = texts.length - newerOnes.length;
  const agreed = asked - rejects.length - accepts.length;
  console.log(
    `${name}: ${asked} (promtool refuses ${refused - newerOnes.length}), agreement ${((100 * agreed) / asked).toFixed(2)} %; ` +
      `${newerOnes.length} more only Prometheus 3 takes`,
  );
  show('false rejects', rejects);
  show('false accepts', accepts);
  if (options.newer) show('Prometheus 3', newerOnes);
  return { asked, agreed, falseRejects: rejects.length };
}

function show(name: string, lines: readonly string[]): void {
  console.log(`  ${name}: ${lines.length}`);
  for (const line of lines) console.log(`    ${line}`);
}

/** For every text what promtool says against it, or null. */
function askPromtool(texts: readonly string[]): (string | null)[] {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
  try {
    const verdicts: (string | null)[] = [];
    for (let from = 0; from < texts.length; from += perFile) {
      const part = texts.slice(from, from + perFile);
      const file = join(folder, 'rules.yaml');
      // JSON is YAML.
      writeFileSync(file, JSON.stringify({ groups: [{ name: 'g', rules: part.map((expr, at) => ({ record: `r${at}`, expr })) }] }));
      const result = spawnSync('promtool', ['check', 'rules', file], { encoding: 'utf8', maxBuffer: 1 << 28 });
      const said = new Map<number, string>();
      for (const line of `${result.stdout}\n${result.stderr}`.split('\n')) {
        const match = /group "g", rule (\d+), "r\d+": (.*)/.exec(line);
        if (match !== null && !said.has(Number(match[1]))) said.set(Number(match[1]), match[2] ?? '');
      }
      if ((result.status === 0) !== (said.size === 0)) throw new Error(`cannot read what promtool says: ${result.stderr.slice(0, 500)}`);
      part.forEach((_, at) => {
        verdicts.push(said.get(at + 1) ?? null);
      });
    }
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readExpressions(folder: string): string[] {
  const texts = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'expr' && typeof inner === 'string') texts.add(inner);
      else walk(inner);
    }
  };
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.ya?ml$/.test(name)) continue;
    for (const document of parseAllDocuments(readFileSync(join(folder, name), 'utf8'))) {
      if (!('errors' in document) || document.errors.length > 0) continue;
      walk(document.toJS());
    }
  }
  return [...texts];
}

function mutate(text: string): string {
  const tokens: string[] = [...(text.match(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|#.*|[\w:.]+|[=!<>]=|[=!]~|\s+|[\s\S]/g) ?? [])];
  const solid = tokens.flatMap((token, at) => (/^\s|^#/.test(token) ? [] : [at]));
  const at = pick(solid) ?? 0;
  const names: number[] = solid.filter((index) => /^[a-z_:][\w:]*$/i.test(tokens[index] ?? ''));
  const other = pick(solid) ?? 0;
  const replace = (index: number, token: string) => tokens.toSpliced(index, 1, token).join('');
  const functions = [...promqlSignatures.keys()].filter(
    (name) =>
      !/^(?:ts_of|mad_over|start|end$|step$|range$|info|first_over|histogram_quantiles|double|sort_by|histogram_std|histogram_avg|histogram_count|histogram_sum|histogram_frac)/.test(
        name,
      ),
  );
  const calls = tokens.flatMap((token, index) => (promqlSignatures.has(token) || aggregations.includes(token) ? [index] : []));
  const aggregate = pick(aggregations) ?? 'sum';
  const operator = pick('+ - * / % ^ == != < > <= >= and or unless atan2'.split(' ')) ?? '+';
  const ways: (() => string)[] = [
    () => tokens.toSpliced(at, 1).join(''),
    () => tokens.toSpliced(at, 0, tokens[at] ?? '', ' ').join(''),
    () =>
      tokens
        .with(at, tokens[other] ?? '')
        .with(other, tokens[at] ?? '')
        .join(''),
    () => `${pick(functions)}(${text})`,
    () => `${aggregate}(${text})`,
    () => `${aggregate}(${pick(['5', '"x"', 'foo', 'foo[5m]'])}, ${text})`,
    () => text.replace(/\[[^\]]*\]/, ''),
    () => `${text}[5m]`,
    () => `(${text})[5m:1m]`,
    () => `${text} offset 5m`,
    () => `${text} @ 5`,
    () => `-(${text})`,
    () =>
      `${text} ${operator} ${pick(['bool', '', '', 'on(x)', 'on(x) group_left(y)', 'ignoring(x) group_right', 'on(x) group_left(x)'])} ${pick(['1', 'foo', '"x"', 'foo[5m]', text])}`,
    () => `1 ${operator} ${pick(['bool', '', 'on(x)'])} ${text}`,
    () => replace(pick(calls) ?? at, pick(functions) ?? ''),
    () => replace(pick(calls) ?? at, aggregate),
    () =>
      replace(
        pick(names) ?? at,
        pick([
          '5',
          '"x"',
          '{}',
          '{a=""}',
          '{a=~".*"}',
          '{a!~".+"}',
          'foo{__name__="x"}',
          'foo[5m]',
          'scalar(foo)',
          'vector(1)',
          'time()',
        ]) ?? '',
      ),
    () =>
      replace(
        at,
        pick([
          'on',
          'by',
          'bool',
          'offset',
          ',',
          '(',
          ')',
          '[5m]',
          '[0s]',
          '[5m:]',
          'and',
          '==',
          'group_left',
          'without',
          '5',
          '"a("',
          '"\\\\d+"',
        ]) ?? '',
      ),
    () =>
      text.replace(
        /=~?\s*"([^"]*)"/,
        (_, value) => `=~"${pick(['(?!x)', '(', '*', 'a**', '[', '\\\\1', ')', '(?i)', '[z-a]', 'x{2,1}', '|'])}${value}"`,
      ),
    () => text.replace(/\b(by|without)\s*\(/, (whole) => `${whole}${pick(['a:b, ', '5, ', 'on, ', '"x y", ', ','])}`),
  ];
  return (pick(ways) ?? (() => text))();
}

function pick<T>(list: readonly T[]): T | undefined {
  return list[Math.floor(random() * list.length)];
}

/** https://en.wikipedia.org/wiki/Linear_congruential_generator: the same mutants for the same seed. */
function randomFrom(seed: number): () => number {
  let state = (seed * 2654435761 + 1) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function skip(why: string): never {
  console.log(`skipped: ${why}`);
  process.exit(0);
}
