/** Where a part of a scalar's value stands in the YAML. */
import { isScalar } from 'yaml';
import { LineIndex } from '../../../problem/position.ts';

/** Offsets in a scalar's value → offsets in the YAML. Block scalars are mapped line by line; in quoted ones an escape shifts what follows it. */
export function offsetInScalar(lines: LineIndex, start: number, node: unknown): (at: number) => number {
  if (!isScalar(node) || typeof node.value !== 'string') return (at) => start + at;
  if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') {
    const quote = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
    return (at) => start + quote + at;
  }
  const value = new LineIndex(node.value);
  const header = lines.point(start).line;
  const indent = /^[ \t]*/.exec(lines.text.slice(lines.lineStart(header + 1), lines.lineStart(header + 2)))?.[0].length ?? 0;
  return (at) => {
    const { line, column } = value.point(at);
    return lines.lineStart(header + line) + indent + column - 1;
  };
}
