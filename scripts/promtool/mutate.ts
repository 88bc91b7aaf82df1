/** Mutants of PromQL expressions, the same for the same seed: most are refused by somebody, and both sides must agree who. */

import { promqlSignatures } from '../../src/query/languages/promql/functions.ts';
import { promqlAggregations } from '../../src/query/languages/promql/index.ts';

// promtool had no `limitk` before Prometheus 2.54.
const aggregations: readonly string[] = promqlAggregations.filter((name) => !name.startsWith('limit'));

/** Up to so many different mutants of each text; none is one of the texts. */
export function mutantsOf(texts: readonly string[], each: number, seed: number): string[] {
  const random = randomFrom(seed);
  const mutants = new Set<string>();
  for (const text of texts) for (let at = 0; at < each; at++) mutants.add(mutate(text, random));
  for (const text of texts) mutants.delete(text);
  mutants.delete('');
  return [...mutants];
}

/** The text with one change of a kind that people make, or that tells two parsers apart. */
function mutate(text: string, random: () => number): string {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
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

/** https://en.wikipedia.org/wiki/Linear_congruential_generator: the same mutants for the same seed. */
function randomFrom(seed: number): () => number {
  let state = (seed * 2654435761 + 1) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
