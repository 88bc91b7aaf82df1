/** How a command is copied while a value is missing, so that it runs in no shell. */
import type { SyntaxNode } from 'unbash';
import type { MissingForm, MissingPlace, MissingPlan } from '../../../fill/missing.ts';
import type { Placeholder } from '../../placeholder.ts';
import { isEscaped, pathsTo } from './paths.ts';
import { readMasked, type ShellReading } from './read.ts';
import { visitTree } from './tree.ts';

export function shellMissing(text: string, placeholders: readonly Placeholder[]): MissingPlan {
  const reading = readMasked(text, placeholders);
  const paths = reading.certain ? pathsTo(reading, placeholders) : [];
  const places = placeholders.map((hole, at) => placeOf(text, hole, paths[at]));
  return { form: formOf(reading, places, paths), places };
}

/** Nodes in which an expansion is no word of its own, or is looked at in some cases only. */
const unfit =
  /^(?:ParameterExpansion|SimpleExpansion|LocaleString|ExtendedGlob|BraceExpansion|Glob|HereDocDelimiter|Default|Remove|Replace|CaseModification|Transform|Unknown|Slice|Function|Coproc|ArithmeticCommand)$/;

function placeOf(text: string, hole: Placeholder, path: readonly SyntaxNode[] | undefined): MissingPlace {
  const last = path?.at(-1);
  if (path === undefined || last === undefined || isEscaped(text, hole.from) || /\$$/.test(text.slice(0, hole.from))) return 'as-is';
  if (path.some(({ type }) => unfit.test(type)) || isLoopName(path)) return 'as-is';
  const document = path.findLast((node) => node.type === 'HereDoc');
  if (document?.delimiter?.quoted === true && path.indexOf(document) > path.findLastIndex(({ type }) => type === 'Script')) return 'as-is';
  if (last.type === 'SingleQuoted') return 'single';
  return last.type === 'AnsiCQuoted' ? 'ansi' : 'bare';
}

/** `for ${name} in …`: no shell takes an expansion there. */
function isLoopName(path: readonly SyntaxNode[]): boolean {
  return path.some((node, at) => (node.type === 'For' || node.type === 'Select') && node.name === path[at + 1]);
}

function formOf(
  { text, certain, script, commands }: ShellReading,
  places: readonly MissingPlace[],
  paths: readonly (readonly SyntaxNode[] | undefined)[],
): MissingForm {
  const own = script.commands[0]?.command;
  const isSimple = certain && script.commands.length === 1 && own?.type === 'Command' && commands.length === 1;
  // Redirects are made one by one: a file in front of the missing one would be emptied already.
  const inWords = paths.every((path) => path?.every(({ type }) => !/^(?:Redirect|HereString|HereDoc)$/.test(type)));
  if (isSimple && inWords && !places.includes('as-is')) return 'word';
  if (!text.includes('\n')) return 'line';
  return certain && isReadAlike(text, script) ? 'group' : 'lines';
}

/**
 * Whether every shell reads the lines as one command: where one stops in the middle, it runs what follows. zsh has no comments in a
 * terminal, `!` recalls an older command, and a plain \`sh\` knows nothing that only bash has.
 */
function isReadAlike(text: string, script: SyntaxNode): boolean {
  if (/[#!]/.test(text)) return false;
  let alike = true;
  visitTree(script, (node) => {
    if (onlyInBash.test(node.type) || (node.type === 'Redirect' && /^&|^<>$/.test(node.operator))) alike = false;
    if (node.type === 'Pipeline' && node.operators.includes('|&')) alike = false;
  });
  return alike;
}

const onlyInBash =
  /^(?:ProcessSubstitution|TestCommand|ArithmeticCommand|ArithmeticFor|Select|Coproc|Function|ArrayValue|HereString|AnsiCQuoted|LocaleString|ExtendedGlob|FileDescriptorVariable|Time)$/;
