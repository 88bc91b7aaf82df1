/** What stands between the words of a shell text: keywords, operators and comments, which the tree has no nodes for. */
import type { SyntaxNode } from 'unbash';
import type { Span } from './mask.ts';
import type { ShellReading } from './read.ts';
import { isRewritten, isSubstitution, openerLength, visitTree } from './tree.ts';

/** Nodes that are all text of their own, save for the scripts inside of them. */
const solid = new Set<SyntaxNode['type']>([
  'Word',
  'Assignment',
  'HereDocDelimiter',
  'HereDocBody',
  'ArithmeticCommand',
  'FileDescriptor',
  'FileDescriptorVariable',
]);

/** The stretches outside of words, those between the commands of a substitution included; in order. */
export function findGaps(reading: ShellReading): Span[] {
  const covers = new Uint8Array(reading.read.length);
  visitTree(reading.script, (node) => {
    if (solid.has(node.type)) covers.fill(1, node.pos, node.end);
    else if (node.type === 'HereDoc' && node.closing !== undefined) covers.fill(1, node.closing.pos, node.closing.end);
    else if (isSubstitution(node)) {
      if (node.script !== undefined && !isRewritten(node.script)) covers.fill(0, node.pos + openerLength(node.text), node.end - 1);
    }
  });
  const gaps: Span[] = [];
  for (let at = 0; at < covers.length; at++) {
    const last = gaps.at(-1);
    if (covers[at] === 1) continue;
    if (last?.to === at) last.to++;
    else gaps.push({ from: at, to: at + 1 });
  }
  return gaps;
}

export function findComments(reading: ShellReading): Span[] {
  return findGaps(reading).flatMap(({ from, to }) =>
    [...reading.read.slice(from, to).matchAll(/#[^\n]*/g)].map(({ index, 0: found }) => ({
      from: from + index,
      to: from + index + found.length,
    })),
  );
}
