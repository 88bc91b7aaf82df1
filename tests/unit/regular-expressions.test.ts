/** The regular expressions of the source: content is written by anybody, and one that tries more and more ways freezes a build or a page. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from 'scslre';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '../../src');
const patterns = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) => patternsOf(file.replaceAll('\\', '/'), readFileSync(join(src, file), 'utf8')));

describe('the regular expressions of the source', () => {
  it('are found', () => expect(patterns.length).toBeGreaterThan(1000));

  it('have no repetition whose ways multiply with the length of the text', () => {
    expect(patterns.filter(({ source, flags }) => isExponential(source, flags)).map(({ at }) => at)).toEqual([]);
  });
});

describe('what counts as exponential', () => {
  it.each([
    ['(?:a+)+$', true],
    ['^(?:[^:]+\\/?)*:', true],
    ['^[a-z]+(?:-[a-z]+)*$', false],
  ])('%s: %s', (source, expected) => expect(isExponential(source, '')).toBe(expected));
});

interface Pattern {
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

function patternsOf(file: string, text: string): readonly Pattern[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ at: `${file}:${line} ${node.text}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isExponential(source: string, flags: string): boolean {
  return analyse({ source, flags }, { reportTypes: { Move: false, Trade: false } }).reports.some(({ exponential }) => exponential);
}
