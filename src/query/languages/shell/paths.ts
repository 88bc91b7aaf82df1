/** For each placeholder the nodes of the syntax tree that hold it. */
import type { SyntaxNode } from 'unbash';
import type { Placeholder } from '../../placeholder.ts';
import type { ShellReading } from './read.ts';
import { visitTree } from './tree.ts';

/** From the script to the innermost; undefined for a placeholder outside of words, as in a comment. */
export function pathsTo(reading: ShellReading, holes: readonly Placeholder[]): (readonly SyntaxNode[] | undefined)[] {
  const paths: (readonly SyntaxNode[] | undefined)[] = holes.map(() => undefined);
  visitTree(reading.script, (node, holders) => {
    if (isList(node)) return;
    holes.forEach((hole, at) => {
      if (node.pos <= hole.from && hole.to <= node.end) paths[at] = [...holders, node];
    });
  });
  return paths;
}

/** Nodes that stand around words and comments alike. */
function isList({ type }: SyntaxNode): boolean {
  return !/^(?:Word|Literal|Glob|SingleQuoted|DoubleQuoted|AnsiCQuoted|LocaleString|SimpleExpansion|ParameterExpansion|CommandExpansion|ArithmeticExpansion|ProcessSubstitution|ExtendedGlob|BraceExpansion|Assignment|HereDocDelimiter|HereDocBody|Arithmetic\w+)$/.test(
    type,
  );
}

/** Whether a backslash takes the meaning from the sign there. */
export function isEscaped(text: string, at: number): boolean {
  const backslashes = /\\+$/.exec(text.slice(0, at))?.[0].length ?? 0;
  return backslashes % 2 === 1;
}
