/** Walks JavaScript as acorn reads it. */
import { type AnyNode, parse } from 'acorn';

export type { AnyNode as Node } from 'acorn';

/** Reads code to a tree of ESTree: bundlers read TypeScript too. */
export type Parse = (code: string) => unknown;

/** What a module or a classic script says. */
export function parseScript(code: string): AnyNode {
  return parse(code, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true });
}

/** The tree that a parser gives. @throws {TypeError} for what is none */
export function treeOf(code: string, parse: Parse): AnyNode {
  const tree = parse(code);
  if (isNode(tree)) return tree;
  throw new TypeError('no syntax tree');
}

/** The nodes right below one, in the order of the text. */
export function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node)
    .flat()
    .filter((value: unknown): value is AnyNode => isNode(value))
    .toSorted((a, b) => a.start - b.start);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value;
}

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The part of a text between two places, with edits that do not overlap. */
export function edited(code: string, start: number, end: number, edits: readonly Edit[]): string {
  let at = start;
  let out = '';
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    out += code.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + code.slice(at, end);
}

/** Words as they stand in a template. */
export function inTemplate(text: string): string {
  return text.replace(/[\\`]|\$\{/g, '\\$&').replace(/\n/g, '\\n');
}

/** A text as JavaScript has it. */
export function literal(text: string): string {
  return JSON.stringify(text)
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}
