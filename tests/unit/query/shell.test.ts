/** Shell commands: what bash refuses is said where it stands, and nothing else is. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readsOnly } from '../../../src/query/danger/danger.ts';
import { ksh, shell, zsh } from '../../../src/query/languages/shell/index.ts';
import { shellLanguage } from '../../../src/query/languages/shell/language.ts';
import { readShell } from '../../../src/query/languages/shell/read.ts';
import { told } from './told.ts';

/** Constructs, with what bash says of them: `node scripts/compare-bash.ts` holds that against bash itself. */
function constructs(name: string): string[] {
  return readFileSync(new URL(`../../fixtures/shell/${name}.txt`, import.meta.url), 'utf8')
    .replace(/\n$/, '')
    .split('\n%%\n');
}

describe('diagnose', () => {
  it('takes every construct that bash takes', () => {
    const texts = constructs('valid');
    expect(texts.length).toBeGreaterThan(380);
    expect(texts.filter((text) => told(shell, text).length > 0)).toEqual([]);
  });

  it('refuses what bash refuses', () => {
    const texts = constructs('invalid');
    expect(texts.length).toBeGreaterThan(120);
    // unbash 6.0.4 forgives a bracket that is missing in the head of a loop.
    expect(texts.filter((text) => told(shell, text).length === 0)).toEqual(['for ((i=0; i<3; i++) do a; done']);
  });

  it.each([
    ["echo it's", "7–8 found `'`, which is never closed; expected a closing `'`, or double quotes around a text with an apostrophe"],
    ['echo "a', '5–6 found `"`, which is never closed; expected a closing `"`'],
    ['x=$(kubectl get pods', '2–4 found `$(`, which is never closed; expected `)`'],
    ['if true; then a', '15–15 found the end of the text; expected `fi` to close `if`'],
    ['if a; then b; done', '14–18 found `done`; expected `fi` to close `if`'],
    ['while true; echo; done', '18–22 found `done`; expected `do`'],
    ['a\nfi', '2–4 found `fi`, and no `if` is open; expected it to be left out'],
    ['kubectl get pods )', '17–18 found `)`, and no `(` is open; expected it to be left out'],
    ['a;; b', '1–3 found `;;`, and no `case` is open; expected it to be left out'],
    ['kubectl get pods |', '18–18 found the end of the text; expected a command behind `|`'],
    ['a && || b', '5–7 found `||`; expected a command behind `&&`'],
    ['ls >', '4–4 found the end of the text; expected a word behind the redirection'],
    ['echo restart (all of them)', "13–14 found `(` behind a word; expected quotes around text with brackets, such as `'(a)'`"],
    ['{ a }', '4–5 found `}` as an argument; expected `;` before it'],
    ['case $x in a) b; c) d;; esac', '18–19 found `)`, and no `(` is open; expected `;;` before the next pattern'],
  ])('%s', (text, line) => expect(told(shell, text)).toEqual([line]));

  it.each([
    'kubectl logs <pod> -n <namespace>',
    'kubectl logs <pod or deployment> | grep {{ term }}',
    'kubectl get <pods|nodes>',
    'helm upgrade x {{ .Values.chart | quote }} ...',
    'kubectl get pods [-n <namespace>|--all-namespaces] > <file>',
    'echo ‘it is’ “quoted (so)”',
    'echo $(kubectl get pods | grep case)',
    'if true; then\r\n  a \\\r\n  b\r\nfi\r\n',
    'for pod in ...; do kubectl delete pod $pod; done',
  ])('says nothing of %j, which stands for something else', (text) => expect(told(shell, text)).toEqual([]));

  it('says of zsh and ksh only what is wrong in every shell', () => {
    expect(told(zsh, 'for x (a b) print $x')).toEqual([]);
    expect(told(ksh, 'echo a |&')).toEqual([]);
    expect(told(zsh, "echo 'a")).toHaveLength(1);
  });

  it('comes back from what nobody nests so deep', () => {
    const deep = ['$('.repeat(5000), ...['"$(', '((', '{ ', 'if a; then ', '${x:-', '`', '$(('].map((piece) => piece.repeat(300))];
    for (const text of deep) {
      expect(() => told(shell, text)).not.toThrow();
      expect((shell.highlight?.(text) ?? []).map((token) => token.text).join('')).toBe(text);
    }
  });

  it('asks further checks of a text that the shell takes', () => {
    const check = () => [{ from: 0, to: 1, message: 'found x', expected: 'y' }];
    const language = shellLanguage({ id: 'x', title: 'X', aliases: [], checks: [check], assess: () => readsOnly });
    expect(told(language, 'ls')).toEqual(['0–1 found x; expected y']);
    expect(told(language, 'ls |')).toHaveLength(1);
  });
});

describe('the commands of a text', () => {
  const read = (text: string, declared: string[] = []) => readShell(text, new Set(declared)).commands;

  it('have their words, with what is certain of them', () => {
    const [command] = read('sudo -u "a b" kubectl delete pod/${pod} --namespace=<ns> $x *.log', ['pod']);
    expect(command?.words.map(({ text, value, literalPrefix, holes }) => [text, value, literalPrefix, holes.length])).toEqual([
      ['sudo', 'sudo', 'sudo', 0],
      ['-u', '-u', '-u', 0],
      ['"a b"', 'a b', 'a b', 0],
      ['kubectl', 'kubectl', 'kubectl', 0],
      ['delete', 'delete', 'delete', 0],
      ['pod/${pod}', null, 'pod/', 1],
      ['--namespace=<ns>', null, '--namespace=', 1],
      ['$x', null, '', 0],
      ['*.log', null, '', 0],
    ]);
  });

  it('have assignments, redirects and their place in a pipeline', () => {
    const [first, second, third] = read('A=1 a 2> "e f" | b <<EOF\nx\nEOF\nc=(1)');
    expect(first?.assignments.map(({ name, value }) => [name, value?.value])).toEqual([['A', '1']]);
    expect(first?.redirects.map(({ operator, target }) => [operator, target.value])).toEqual([['>', 'e f']]);
    expect([first?.stage, first?.stages, second?.stage]).toEqual([0, 2, 1]);
    expect(second?.redirects.map(({ operator, target }) => [operator, target.value])).toEqual([['<<', 'EOF']]);
    expect(third).toMatchObject({ words: [], assignments: [{ name: 'c', value: null }], stage: 0, stages: 1 });
  });

  it('are found in substitutions, loops, functions and between backquotes', () => {
    const found = read('a "$(b `c \\`d\\``)" <(e)\nfor i in x; do f; done > g\nh() { i; }').map(({ words, substituted, redirects }) => [
      words[0]?.value ?? redirects[0]?.operator,
      substituted,
    ]);
    expect(found).toEqual([
      ['a', false],
      ['b', true],
      ['c', true],
      ['d', true],
      ['e', true],
      ['>', false],
      ['f', false],
      ['i', false],
    ]);
  });

  it('of a broken text are those before the failure', () => {
    expect(read('a; b\nc )\nd').map(({ words }) => words[0]?.value)).toEqual(['a', 'b', 'c']);
  });
});

describe('highlight', () => {
  const runs = (text: string, declared: string[] = []) =>
    (shell.highlight?.(text, new Set(declared)) ?? [])
      .filter((token) => token.class !== '')
      .map((token) => `${token.class.slice(3)} ${token.text}`);

  it('tells programs, options, strings, variables, operators, keywords and comments', () => {
    expect(runs('if kubectl get "a $x" -n <ns> --sort-by=.b | grep -v \'c\'; then # why\n  Y=1 $(ls) && z; fi')).toEqual([
      'keyword if',
      'function kubectl',
      'string "a ',
      'variable $x',
      'string "',
      'label -n',
      'variable <ns>',
      'label --sort-by=',
      'operator |',
      'function grep',
      'label -v',
      "string 'c'",
      'operator ;',
      'keyword then',
      'comment # why',
      'name Y',
      'operator $(',
      'function ls',
      'operator )',
      'operator &&',
      'function z',
      'operator ;',
      'keyword fi',
    ]);
  });

  it('keeps here-documents and comments in substitutions apart', () => {
    expect(runs("cat <<EOF\na # b\nEOF\nx=$(\n  # it's\n  ls\n)")).toEqual([
      'function cat',
      'operator <<',
      'string EOF',
      'string a # b\nEOF',
      'name x',
      'operator $(',
      "comment # it's",
      'function ls',
      'operator )',
    ]);
  });

  it('marks what cannot stand there', () => expect(runs('a )')).toEqual(['function a', 'error )']));
});
