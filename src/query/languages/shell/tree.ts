/** The syntax tree of a shell text, from `unbash` (https://github.com/webpro-nl/unbash), which reads as bash 5.3 does. */
import { forEachChild, type ParsedScript, type ParseError, parse, type SyntaxNode } from 'unbash';

export interface ShellTree {
  script: ParsedScript;
  /** Of the script and of every script inside it, in order. */
  errors: readonly ParseError[];
}

export function parseShell(text: string): ShellTree {
  const script = parse(text);
  const errors: ParseError[] = [];
  visitTree(script, (node) => {
    if (node.type === 'Script') errors.push(...(node.errors ?? []));
  });
  return { script, errors: errors.sort((one, other) => one.pos - other.pos) };
}

/** Nobody nests this deep, and the stack ends some way below. */
export const deepest = 600;

/**
 * Every node with those that hold it, the outermost first; a node before its children. Scripts between backquotes that
 * hold backslashes are left out: their positions are those of another text.
 */
export function visitTree(root: SyntaxNode, visit: (node: SyntaxNode, holders: readonly SyntaxNode[]) => void): void {
  const holders: SyntaxNode[] = [];
  const enter = (node: SyntaxNode) => {
    if (isRewritten(node) || holders.length > deepest) return;
    visit(node, holders);
    holders.push(node);
    forEachChild(node, enter);
    holders.pop();
  };
  enter(root);
}

/** Whether the node is a script whose positions are not those of the text. */
export function isRewritten(node: SyntaxNode): boolean {
  return node.type === 'Script' && node.source !== undefined;
}

/** Whether the node holds a script of its own, which runs by itself: `$(…)`, backquotes, `<(…)`. */
export function isSubstitution(
  node: SyntaxNode,
): node is Extract<SyntaxNode, { type: 'CommandExpansion' | 'ProcessSubstitution' | 'ArithmeticCommandExpansion' }> {
  return node.type === 'CommandExpansion' || node.type === 'ProcessSubstitution' || node.type === 'ArithmeticCommandExpansion';
}

/** How many characters stand before a substitution's script: a backquote, or `$(`. */
export function openerLength(substitution: string): number {
  return substitution.startsWith('`') ? 1 : 2;
}
