/**
 * What the checks behind a Lezer grammar share: a valid text with its tree, and the list of what was found wrong with it.
 * What a placeholder stands for cannot be wrong.
 */
import type { SyntaxNode, Tree } from '@lezer/common';
import { findRegexFault } from '../../fill/re2.ts';
import type { Diagnosis } from '../language.ts';
import { unescapeString } from '../string-escape.ts';
import type { Reading } from './grammar.ts';

interface Range {
  from: number;
  to: number;
}

export interface Check {
  /** The text as the author wrote it: in what the parser saw, what a grammar lacks may be written over. */
  text: string;
  tree: Tree;
  holes: readonly Range[];
  found: Diagnosis[];
}

export function startCheck(reading: Reading, tree: Tree): Check {
  return { text: reading.text, tree, holes: reading.placeholders, found: [] };
}

/** What was found, in the order of the text. */
export function finishCheck(check: Check): Diagnosis[] {
  return check.found.sort((one, other) => one.from - other.from || one.to - other.to);
}

export function report(check: Check, at: Range, message: string, expected: string): void {
  check.found.push({ from: at.from, to: at.to, message, expected });
}

/** What the servers refuse today and say that they will take one day. */
export function doubt(check: Check, at: Range, message: string, expected: string): void {
  check.found.push({ from: at.from, to: at.to, message, expected, severity: 'warning' });
}

/** Whether a placeholder stands in it. */
export function hasHole(check: Check, at: Range): boolean {
  return check.holes.some((hole) => hole.from < at.to && at.from < hole.to);
}

export function source(check: Check, at: Range): string {
  return check.text.slice(at.from, at.to);
}

/** The text in one short line, marked as code. */
export function shown(check: Check, at: Range): string {
  const flat = source(check, at).replace(/\s+/g, ' ').trim().replaceAll('`', "'");
  return `\`${flat.length > 40 ? `${flat.slice(0, 39)}…` : flat}\``;
}

/** The children without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!/Comment$/.test(child.name)) children.push(child);
  }
  return children;
}

/** All nodes of those names, in order. */
export function nodesNamed(tree: Tree, names: ReadonlySet<string>): SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  tree.iterate({
    enter(node) {
      if (names.has(node.name)) nodes.push(node.node);
    },
  });
  return nodes;
}

/** The value of a string as it is written with its quotes; null where a placeholder makes it unknown. */
export function stringValue(check: Check, node: Range): string | null {
  if (hasHole(check, node)) return null;
  const written = source(check, node);
  return written.startsWith('`') ? written.slice(1, -1) : unescapeString(written.slice(1, -1));
}

/** Tells of a bad regular expression. Returns whether it is good, or null when nobody knows. */
export function checkRegex(check: Check, node: Range): boolean | null {
  const pattern = stringValue(check, node);
  if (pattern === null) return null;
  const fault = findRegexFault(pattern);
  if (fault !== null) report(check, node, `found ${fault} in a regular expression`, 'a regular expression as RE2 reads it');
  return fault === null;
}
