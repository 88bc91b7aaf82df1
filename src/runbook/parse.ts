/** Source text → mdast, with places. A text that does not parse, or exceeds a limit, answers a problem in place of a tree. */
import type { Root } from 'mdast';
import { markdownToMdast, mdxToMdast } from 'satteri';
import type { LineIndex } from '../problem/position.ts';
import type { Problem } from '../problem/problem.ts';
import { type Excess, excessOfText, excessOfTree } from './limits.ts';
import { fencedRanges } from './shortcode.ts';

export type Parsed = { tree: Root; problem: null } | { tree: null; problem: Problem };

export function parse(source: string, format: 'md' | 'mdx', file: string, lines: LineIndex): Parsed {
  const unreadable = excessOfText(source, format, fencedRanges(source));
  if (unreadable !== undefined) return { tree: null, problem: limitProblem(unreadable, file, lines) };
  try {
    const tree = format === 'mdx' ? mdxToMdast(source) : markdownToMdast(source);
    if (tree.type !== 'root') throw new Error(`expected a document, found ${tree.type}`);
    const excess = excessOfTree(tree);
    return excess === undefined ? { tree, problem: null } : { tree: null, problem: limitProblem(excess, file, lines) };
  } catch (error) {
    return { tree: null, problem: syntaxProblem(format, error instanceof Error ? error.message : String(error), file, lines) };
  }
}

function limitProblem({ message, hint, from, to }: Excess, file: string, lines: LineIndex): Problem {
  return { check: 'markdown/limit', severity: 'error', file, message, hint, ...lines.range(from, to) };
}

/** Sätteri writes `3:5: message (rule)`. */
function syntaxProblem(format: 'md' | 'mdx', text: string, file: string, lines: LineIndex): Problem {
  const found = /^(\d+):(\d+):\s*([\s\S]*?)(?:\s*\([\w-]+:[\w-]+\))?$/.exec(text);
  const line = Number(found?.[1] ?? 1);
  const column = Number(found?.[2] ?? 1);
  const message = found?.[3] ?? text;
  return {
    check: 'mdx/syntax',
    severity: 'error',
    file,
    message: `not valid ${format === 'mdx' ? 'MDX' : 'Markdown'}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
    hint: format === 'mdx' ? syntaxHint(message) : '',
    ...lines.range(lines.lineStart(line) + column - 1, lines.lineStart(line) + column),
  };
}

function syntaxHint(message: string): string {
  const tag = /closing tag for `<([^>`]+)>`/.exec(message)?.[1];
  if (tag !== undefined) {
    return /^[A-Z]/.test(tag)
      ? `close it with \`</${tag}>\`, or write \`<${tag} />\``
      : `a placeholder goes in backticks: \`<${tag}>\`; or name the file .md, where MDX does not apply`;
  }
  if (message.includes('closing brace')) return 'a brace in text goes in backticks, or is written `\\{`; or name the file .md';
  return 'name the file .md if it is plain Markdown';
}
