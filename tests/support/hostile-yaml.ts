/** YAML that grows in one direction. Shared by the tests over size and depth and by the benchmark of growth. */

export interface HostileYaml {
  /** What grows. */
  name: string;
  /** The text of that size; its length grows in proportion to `n`. */
  make: (n: number) => string;
}

const lines = (n: number, line: (at: number) => string) => Array.from({ length: n }, (_, at) => line(at)).join('');

const forms: Readonly<Record<string, (n: number) => string>> = {
  'unknown keys': (n) => lines(n, (at) => `key${at}: a\n`),
  'equal keys': (n) => 'title: a\n'.repeat(n),
  'one long key': (n) => `${'k'.repeat(n)}: a\n`,
  'one long text': (n) => `title: ${'word '.repeat(n)}\n`,
  'one long text in quotes': (n) => `title: "${'\\n'.repeat(n)}"\n`,
  'one long block': (n) => `title: |\n${'  a line\n'.repeat(n)}`,
  'one long folded block': (n) => `title: >\n${'  a line\n'.repeat(n)}`,
  'text over many lines': (n) => `title: a\n${'  b\n'.repeat(n)}`,
  'tabs before keys': (n) => 'a:\n\tb: c\n'.repeat(n),
  'quotes followed by text': (n) => lines(n, (at) => `k${at}: "a" b\n`),
  'colons in text': (n) => lines(n, (at) => `k${at}: a: b\n`),
  'open lists': (n) => '['.repeat(n),
  'nested lists': (n) => `${'['.repeat(n)}${']'.repeat(n)}`,
  'open maps': (n) => '{a: '.repeat(n),
  'nested maps': (n) => `${'{a: '.repeat(n)}1${'}'.repeat(n)}`,
  'nested quoted maps': (n) => `${'{"a b": '.repeat(n)}1${'}'.repeat(n)}`,
  'nested maps and lists': (n) => `${'[{a: '.repeat(n)}1${'}]'.repeat(n)}`,
  'lists on one line': (n) => `${'- '.repeat(n)}a\n`,
  'question marks on one line': (n) => `${'? '.repeat(n)}a\n`,
  // Its length grows with the square, so it is cut at what other forms have.
  'nested blocks': (n) => lines(Math.min(n, 500), (at) => `${' '.repeat(at)}a:\n`),
  'closing brackets': (n) => ']}'.repeat(n),
  anchors: (n) => lines(n, (at) => `k${at}: &a${at} v\n`),
  'anchors and aliases': (n) => lines(n, (at) => `k${at}: &a${at} v\nl${at}: *a${at}\n`),
  'aliases of one anchor': (n) => `a: &a v\nb:\n${'  - *a\n'.repeat(n)}`,
  'aliases of nothing': (n) => lines(n, (at) => `k${at}: *a${at}\n`),
  'aliases of aliases': (n) => `a0: &a0 [x, x]\n${lines(n, (at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]\n`)}`,
  documents: (n) => '---\ntitle: a\n'.repeat(n),
  'broken documents': (n) => '---\na: b: c\n'.repeat(n),
  comments: (n) => `${'# a\n'.repeat(n)}title: a\n`,
  directives: (n) => `${'%YAML 1.2\n'.repeat(n)}---\ntitle: a\n`,
  tags: (n) => lines(n, (at) => `k${at}: !a${at} b\n`),
  'empty lines': (n) => `title: a\n${'\n'.repeat(n)}`,
  'wrong entries': (n) => `queries:\n${'  - 1\n'.repeat(n)}`,
  'half entries': (n) => `queries:\n${lines(n, (at) => `  - id: q${at}\n`)}`,
  entries: (n) => `title: a\nqueries:\n${lines(n, (at) => `  - id: q${at}\n    title: a\n    language: promql\n    query: up\n`)}`,
  'entries with unknown keys': (n) =>
    `title: a\nqueries:\n${lines(n, (at) => `  - id: q${at}\n    title: a\n    language: promql\n    query: up\n    nope: 1\n`)}`,
  'one query of odd characters': (n) =>
    `title: a\nqueries:\n  - id: q\n    title: a\n    language: promql\n    query: |\n${'      up\u200b +\n'.repeat(n)}      up\n`,
  alerts: (n) => `groups:\n  - name: a\n    rules:\n${lines(n, (at) => `      - alert: A${at}\n        expr: up\n`)}`,
  'groups of alerts': (n) => `groups:\n${lines(n, (at) => `  - name: g${at}\n    rules:\n      - alert: A${at}\n        expr: up\n`)}`,
  'an alert of many labels': (n) =>
    `groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: up\n        labels:\n${lines(n, (at) => `          l${at}: v\n`)}`,
};

export const hostileYaml: readonly HostileYaml[] = Object.entries(forms).map(([name, make]) => ({ name, make }));
