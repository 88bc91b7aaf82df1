/** The simple commands of a shell text, in the order of the text. */
import { type Command, forEachChild, type Redirection, type SyntaxNode } from 'unbash';
import type { Span } from './mask.ts';
import { deepest, isRewritten, isSubstitution } from './tree.ts';
import { readAssignedWord, readBody, readWord, type ShellWord, targetOf, type WordSource } from './words.ts';

export interface ShellAssignment {
  from: number;
  to: number;
  name: string;
  /** Null for an array, `NAME=(…)`. */
  value: ShellWord | null;
}

export interface ShellRedirect {
  from: number;
  to: number;
  /** `>`, `>>`, `<`, `2>` reads as `>`, `&>`, `>|`, `<<`, `<<-`, `<<<`, `>&` … */
  operator: string;
  /** The word behind the operator; of a here-document its delimiter. */
  target: ShellWord;
  /** What a here-document or a here-string holds. */
  body?: ShellWord;
  /** The file descriptor in front of the operator. */
  descriptor?: number;
}

export interface ShellCommand {
  from: number;
  to: number;
  /** The program and its arguments; empty where there are only assignments or redirects, or redirects of a loop or a group. */
  words: readonly ShellWord[];
  /** Those in front of the program. */
  assignments: readonly ShellAssignment[];
  redirects: readonly ShellRedirect[];
  /** Whether it runs inside `$(…)`, backquotes or `<(…)`. */
  substituted: boolean;
  /** Where it stands in its pipeline, from 0, and how many commands the pipeline has; 0 and 1 when it stands alone. */
  stage: number;
  stages: number;
}

interface Where {
  depth: number;
  source: WordSource;
  substituted: boolean;
  stage: number;
  stages: number;
}

export function commandsIn(root: SyntaxNode, source: Omit<WordSource, 'fixed'>): ShellCommand[] {
  const commands: ShellCommand[] = [];
  const enter = (node: SyntaxNode, from: Where, around: Span | null) => {
    if (from.depth > deepest) return;
    const where = { ...from, depth: from.depth + 1 };
    if (node.type === 'Command') commands.push(readCommand(node, where));
    else if (node.type === 'Redirected') commands.push({ ...empty(node, where), redirects: redirectsOf(node.redirects, where.source) });
    const alone = { ...where, stage: 0, stages: 1 };
    if (node.type === 'Pipeline') {
      for (const [stage, command] of node.commands.entries()) enter(command, { ...where, stage, stages: node.commands.length }, around);
    } else if (isSubstitution(node)) {
      const span = around ?? { from: node.pos, to: node.end };
      forEachChild(node, (child) => enter(child, { ...alone, substituted: true }, span));
    } else {
      const inside = isRewritten(node) ? { ...alone, source: { ...where.source, fixed: around } } : alone;
      forEachChild(node, (child) => enter(child, inside, isRewritten(node) || where.source.fixed !== null ? around : null));
    }
  };
  enter(root, { depth: 0, source: { ...source, fixed: null }, substituted: false, stage: 0, stages: 1 }, null);
  return commands;
}

function empty(node: { pos: number; end: number }, where: Where): ShellCommand {
  const { substituted, stage, stages } = where;
  return { ...place(node, where.source), words: [], assignments: [], redirects: [], substituted, stage, stages };
}

function readCommand(node: Command, where: Where): ShellCommand {
  const { source } = where;
  const words = [
    ...(node.name === undefined ? [] : [readWord(node.name, source)]),
    ...node.args.map((argument) => (argument.type === 'Word' ? readWord(argument, source) : readAssignedWord(argument, source))),
  ];
  const assignments = node.prefix.flatMap((item) =>
    item.type !== 'Assignment'
      ? []
      : [{ ...place(item, source), name: item.name, value: item.value.type === 'Word' ? readWord(item.value, source) : null }],
  );
  return { ...empty(node, where), words, assignments, redirects: redirectsOf(node.redirects, source) };
}

function redirectsOf(redirects: readonly Redirection[], source: WordSource): ShellRedirect[] {
  return redirects.flatMap((redirect) => {
    const target = targetOf(redirect);
    if (target === null) return [];
    const word = readWord(target, source);
    const body = redirect.type === 'HereDoc' ? readBody(redirect, source) : redirect.type === 'HereString' ? word : undefined;
    const descriptor = redirect.descriptor?.type === 'FileDescriptor' ? redirect.descriptor.value : undefined;
    return [
      {
        ...place(redirect, source),
        operator: redirect.operator,
        target: word,
        ...(body !== undefined && { body }),
        ...(descriptor !== undefined && { descriptor }),
      },
    ];
  });
}

function place(node: { pos: number; end: number }, source: WordSource): Span {
  return source.fixed ?? { from: node.pos, to: node.end };
}
