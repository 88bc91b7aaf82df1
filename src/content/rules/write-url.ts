/** Writes `runbook_url` into an alert without touching anything else: comments, order, quotes and indentation stay. */
import { isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { LineIndex } from '../../problem/position.ts';
import type { Fix } from '../../problem/problem.ts';
import type { AlertNode } from './rule-file.ts';

/** The change that gives the alert this link; null where its annotations are an alias of others, which are not only its own. */
export function writeUrl(text: string, { node }: AlertNode, url: string): Fix | null {
  const lines = new LineIndex(text);
  const insert = (at: number, written: string): Fix => ({ ...lines.range(at, at), text: written });
  const pair = pairOf(node, 'annotations');
  if (pair === undefined) {
    if (node.flow === true) return insert(endOfLast(node), `, annotations: { runbook_url: "${url}" }`);
    const indent = indentOf(node, lines);
    return insert(endOfLine(text, endOfLast(node)), `\n${indent}annotations:\n${indent}  runbook_url: ${url}`);
  }
  const annotations = pair.value;
  if (isScalar(annotations) && annotations.value === null && isScalar(pair.key)) {
    const indent = indentOf(node, lines);
    return insert(endOfLine(text, pair.key.range?.[1] ?? 0), `\n${indent}  runbook_url: ${url}`);
  }
  if (!isMap(annotations)) return null;
  const own = pairOf(annotations, 'runbook_url')?.value;
  if (isScalar(own)) {
    const [from, to] = own.range ?? [0, 0];
    const space = from === to ? ' ' : '';
    return { ...lines.range(from, to), text: space + (own.type === 'QUOTE_DOUBLE' || own.type === 'QUOTE_SINGLE' ? `"${url}"` : url) };
  }
  if (annotations.flow === true) {
    if (annotations.items.length > 0) return insert(endOfLast(annotations), `, runbook_url: "${url}"`);
    const [from, to] = annotations.range ?? [0, 0];
    return { ...lines.range(from, to), text: `{ runbook_url: "${url}" }` };
  }
  const indent = indentOf(annotations, lines);
  // Where annotations are sorted they stay so.
  const next = annotations.items.find(({ key }) => isScalar(key) && String(key.value) > 'runbook_url');
  const nextAt = isScalar(next?.key) ? next.key.range?.[0] : undefined;
  if (nextAt !== undefined && isSorted(annotations))
    return insert(lines.lineStart(lines.point(nextAt).line), `${indent}runbook_url: ${url}\n`);
  return insert(endOfLine(text, endOfLast(annotations)), `\n${indent}runbook_url: ${url}`);
}

function pairOf(map: YAMLMap, name: string): Pair<unknown, unknown> | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name);
}

function isSorted(map: YAMLMap): boolean {
  const names = map.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
  return names.every((name, at) => at === 0 || (names[at - 1] ?? '') <= name);
}

/** What stands before the keys of a block mapping: blanks, where the first key may follow a dash. */
function indentOf(map: YAMLMap, lines: LineIndex): string {
  const first = map.items[0]?.key;
  const at = isScalar(first) ? (first.range?.[0] ?? 0) : 0;
  return ' '.repeat(lines.point(at).column - 1);
}

function endOfLast(map: YAMLMap): number {
  const last = map.items.at(-1);
  const node = isNode(last?.value) ? last.value : isNode(last?.key) ? last.key : undefined;
  return node?.range?.[1] ?? 0;
}

/** The end of the last line with something in it at or before `at`: a block scalar's range goes on into the lines below. */
function endOfLine(text: string, at: number): number {
  const written = text.slice(0, at).trimEnd().length;
  const end = text.indexOf('\n', written);
  return end === -1 ? text.length : end;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value;
}
