/** Queries and commands of any size and depth: read, or left unchecked with the limit, and never at the cost of the next. */
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../../src/problem/position.ts';
import { cleanForCopy } from '../../../src/query/clean.ts';
import { readCode } from '../../../src/query/code.ts';
import { codeBlock } from '../../../src/query/code-block.ts';
import { detectLanguage } from '../../../src/query/detect.ts';
import { languageById, languages } from '../../../src/query/registry.ts';
import { textProblems } from '../../../src/query/text-problems.ts';
import { verdictOf } from '../../../src/query/verdict.ts';
import { hostileTexts } from '../../support/hostile-queries.ts';

function problemsOf(id: string, text: string) {
  const lines = new LineIndex(text);
  return textProblems(text, languageById(id), 'a.md', (from, to) => lines.range(from, to), {});
}

const good: Readonly<Record<string, string>> = {
  promql: 'sum(rate(up[5m]))',
  logql: 'rate({a="b"}[5m])',
  traceql: '{ .a = 1 }',
  sql: 'SELECT 1',
  shell: 'ls -l | wc',
  kubectl: 'kubectl get pods',
  jq: '.a | .b',
  console: '$ ls -l\nout',
  json: '{"a": 1}',
  yaml: 'a: 1',
  http: 'POST /a\n{"a": 1}',
  redis: 'GET a',
  mongodb: 'db.a.find()',
};
const bad: Readonly<Record<string, string>> = {
  promql: 'sum(',
  logql: 'rate(',
  traceql: '{',
  sql: 'SELECT FROM FROM',
  shell: 'if true; then',
  kubectl: 'kubectl get "',
  jq: '.a |',
  console: '$ ls |',
  json: '{"a": }',
  yaml: 'a: b: c',
  http: 'POST /a\n{"a": }',
  redis: 'FLUSHAL',
  mongodb: 'db.a.find(]',
};

it('every language with a checker has its texts, but for those that share the reader of one that has', () => {
  const missing = languages.filter(({ id, diagnose }) => diagnose !== null && !Object.hasOwn(good, id)).map(({ id }) => id);
  expect(missing).toEqual(['git', 'zsh', 'ksh', 'jsonc']);
  expect(Object.keys(good).filter((id) => !hostileTexts.some(({ language }) => language === id))).toEqual([]);
});

describe.each(Object.keys(good))('hostile text in %s @fault-50 @repeats', (id) => {
  const forms = hostileTexts.filter(({ language }) => language === id);
  const language = languageById(id);

  // The large size takes a minute a language: `npm run test:long`.
  it.each(process.env['BREAKGLASS_LONG'] === undefined ? [60] : [150, 4_000])('is read or left unchecked, at size %i', (size) => {
    for (const { name, make } of forms) {
      const text = make(size);
      if (text.length > 400_000) continue;
      const detected = detectLanguage(id, text);
      expect(detected.language, name).not.toBe('');
      const copied = cleanForCopy(text.slice(0, 40_000), language.kind);
      expect(readCode(language, copied, {}).html, name).not.toBe('');
      for (const { message, line } of problemsOf(id, text)) {
        expect(line, name).toBeGreaterThanOrEqual(1);
        expect(message, name).not.toMatch(/call stack|RangeError|Aborted|memory access/);
      }
    }
  });

  it('leaves the next text as it is', () => {
    expect(problemsOf(id, good[id] ?? '')).toEqual([]);
    expect(problemsOf(id, bad[id] ?? '').map(({ check }) => check)).toEqual([id === 'redis' ? 'query/doubtful' : 'query/syntax']);
  });
});

describe('a limit @fault-50', () => {
  it.each([
    ['promql', `${'sum('.repeat(3_000)}up${')'.repeat(3_000)}`, 'more than 100 brackets within each other', 404],
    ['promql', `up${' or up'.repeat(2_000)}`, 'an expression of more than 500 levels', 3004],
    ['logql', `${'('.repeat(200)}rate({a="b"}[5m])${')'.repeat(200)}`, 'more than 100 brackets within each other', 101],
    ['traceql', `{ ${'('.repeat(200)}.a = 1${')'.repeat(200)} }`, 'more than 100 brackets within each other', 102],
    ['sql', `SELECT ${'('.repeat(200)}1${')'.repeat(200)}`, 'more than 100 brackets within each other', 108],
    ['sql', `SELECT 1${' + 1'.repeat(2_000)}`, 'an expression of more than 1,000 levels', 4010],
    ['shell', `${'$('.repeat(200)}ls${')'.repeat(200)}`, 'more than 100 brackets within each other', 202],
    ['shell', `${'if true; then '.repeat(200)}ls${'; fi'.repeat(200)}`, 'an expression of more than 100 levels', 1401],
    ['jq', `${'['.repeat(200)}.${']'.repeat(200)}`, 'more than 100 brackets within each other', 101],
    ['jq', `.${' + .'.repeat(200)}`, 'an expression of more than 60 levels', 243],
    ['shell', 'ls; '.repeat(10_000), '40,000 characters', 32_001],
    ['promql', Array.from({ length: 70 }, () => '${v}').join(' + '), '70 placeholders', 421],
  ])('of %s is named where it is passed, and the text is unchecked: %s', (id, text, found, column) => {
    const problems = problemsOf(id, text).filter(({ check }) => check !== 'variable/undeclared');
    expect(problems).toMatchObject([{ check: 'query/limit', severity: 'warning', message: `not checked: found ${found}`, column }]);
    expect(verdictOf(languageById(id), problems)).toBe('unchecked');
  });

  it('shows on the page that nothing was checked', () => {
    const shell = languageById('shell');
    const deep = `${'$('.repeat(200)}rm -rf /${')'.repeat(200)}`;
    expect(codeBlock(shell, readCode(shell, deep, {}), '', {}).text).toContain('Shell, not checked');
    expect(codeBlock(shell, readCode(shell, 'ls', {}), '', {}).text).not.toContain('checked');
  });

  it('leaves what people write within it', () => {
    expect(problemsOf('promql', `up${' or up'.repeat(150)}`)).toEqual([]);
    expect(problemsOf('promql', `${'('.repeat(60)}up${')'.repeat(60)}`)).toEqual([]);
    expect(problemsOf('sql', `SELECT * FROM t WHERE a IN (1${', 1'.repeat(3_000)})`)).toEqual([]);
    expect(problemsOf('shell', 'if true; then ls; fi\n'.repeat(500))).toEqual([]);
    expect(problemsOf('jq', `.a${' | .b'.repeat(200)}`)).toEqual([]);
  });
});
