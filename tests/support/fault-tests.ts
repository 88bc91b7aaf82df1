/** Which test covers which fault: found in the titles of the test files, without running them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { type FaultRow, faultRows } from '../faults.ts';

const root = path.join(import.meta.dirname, '../..');

/** A test, or a group of tests, that covers a row. */
export interface FaultTest {
  readonly row: number;
  /** From the root of the repository. */
  readonly file: string;
  /** Without tags; `…` for what is filled in when it runs. Undefined where titles come from a table. */
  readonly title?: string;
}

/** Every test of a fault in the repository, by file. */
export function findFaultTests(): FaultTest[] {
  const files = readdirSync(path.join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:test|spec)\.ts$/.test(file))
    .map((file) => path.posix.join('tests', file.replaceAll(path.sep, '/')))
    .sort();
  return files.flatMap((file) => faultTestsIn(file, readFileSync(path.join(root, file), 'utf8')));
}

/** The same for the text of one file. */
export function faultTestsIn(file: string, text: string): FaultTest[] {
  if (!text.includes('@fault-')) return [];
  const found = new Map<string, FaultTest>();
  const visit = (node: ts.Node, title: string | undefined): void => {
    if (isText(node)) {
      for (const [, row] of node.text.matchAll(/@fault-(\d+)(?!\d)/g)) found.set(`${row} ${title}`, { row: Number(row), file, title });
    }
    if (ts.isCallExpression(node)) {
      const first = node.arguments[0];
      // Only literals: a test that is made in a loop can have its tag in the table that the loop reads.
      const own = first !== undefined && (ts.isStringLiteralLike(first) || ts.isTemplateExpression(first)) ? titleOf(first) : title;
      // What a test does is not searched: there a tag is data.
      const children = [...node.arguments].filter((child) => !(isTest(node) && ts.isFunctionLike(child)));
      for (const child of children) visit(child, child === first || ts.isObjectLiteralExpression(child) ? own : undefined);
      visit(node.expression, undefined);
      return;
    }
    ts.forEachChild(node, (child) => visit(child, title));
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), undefined);
  return [...found.values()];
}

/** The table: every row with its tests, or with the reason why there are none. */
export function formatFaultTable(rows: readonly FaultRow[] = faultRows, tests: readonly FaultTest[] = findFaultTests()): string {
  const entries = rows.map(({ row, fault, promise, missing }) => {
    const own = tests.filter((test) => test.row === row).map(({ file, title }) => (title === undefined ? file : `${file}: ${title}`));
    const lines = own.length > 0 ? own : [`no test: ${missing ?? 'and no reason given'}`];
    return [`${row}. ${fault}`, `    → ${promise}`, ...lines.map((line) => `    · ${line}`)].join('\n');
  });
  const covered = rows.filter(({ row }) => tests.some((test) => test.row === row)).length;
  return [...entries, `${covered} of ${rows.length} faults have tests.`].join('\n');
}

/** A piece of a string or of a template. */
function isText(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateLiteralLikeNode {
  return ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
}

/** `test(…)`, `it.each(…)(…)` and the like; not `describe(…)`, whose function holds tests. */
function isTest({ expression }: ts.CallExpression): boolean {
  const name = expression.getText();
  return /^(?:test|it)\b/.test(name) && !name.startsWith('test.describe');
}

function titleOf(literal: ts.StringLiteralLike | ts.TemplateExpression): string {
  const text = ts.isStringLiteralLike(literal)
    ? literal.text
    : literal.head.text + literal.templateSpans.map(({ literal: { text: after } }) => `…${after}`).join('');
  return text.replace(/\s*@(?:fault-\d+|long|repeats)(?!\w)/g, '').trim();
}
