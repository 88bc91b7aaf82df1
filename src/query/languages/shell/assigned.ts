/** Which variables a shell text sets itself, and where nothing expands: asked of its syntax tree. What it sets is never filled in. */
import type { ArithmeticExpression, SyntaxNode } from 'unbash';
import { isStackOverflow } from '../../limits.ts';
import { recent } from '../../recent.ts';
import { readArguments } from './arguments.ts';
import { commandsIn, type ShellCommand } from './commands.ts';
import { shellLimit } from './limit.ts';
import { maskSpans, type Span } from './mask.ts';
import { parseShell, visitTree } from './tree.ts';
import type { ShellWord } from './words.ts';

export interface Assigned {
  /** Where each name is set, in the order of the text. */
  readonly places: ReadonlyMap<string, Span>;
  /** Whether a file that nobody here has read may set any name: `source env.sh`, `eval "$(…)"`. */
  readonly anything: boolean;
  /** Bodies of here-documents in which nothing expands: `<<'EOF'`. */
  readonly literal: readonly Span[];
}

export const nothingAssigned: Assigned = { places: new Map(), anything: false, literal: [] };

/** Both together, as one text after the other. */
export function assignedAfter(earlier: Assigned, own: Assigned): Assigned {
  return { places: new Map([...earlier.places, ...own.places]), anything: earlier.anything || own.anything, literal: [] };
}

const remembered = recent<Assigned>();

/** `spans` are places whose text is no shell, such as `<namespace>`. Of a text that is too large to be read nothing is known. */
export function readAssigned(text: string, spans: readonly Span[]): Assigned {
  return remembered(`${spans.map(({ from }) => from).join(' ')}\n${text}`, () => {
    if (shellLimit(text) !== null) return { ...nothingAssigned, anything: true };
    try {
      return readAnew(text, maskSpans(text, spans));
    } catch (error) {
      if (isStackOverflow(error)) return { ...nothingAssigned, anything: true };
      throw error;
    }
  });
}

function readAnew(text: string, masked: string): Assigned {
  const { script } = parseShell(masked);
  const places = new Map<string, Span>();
  const literal: Span[] = [];
  let anything = false;
  const set = (name: string | undefined, { from, to }: Span) => {
    if (name !== undefined && /^[A-Za-z_]\w*$/.test(name) && !places.has(name)) places.set(name, { from, to });
  };
  visitTree(script, (node) => {
    for (const name of namesSetBy(node, text)) set(name, { from: node.pos, to: node.end });
    if (node.type === 'HereDoc' && node.delimiter?.quoted === true) literal.push({ from: node.body.pos, to: node.body.end });
  });
  for (const command of commandsIn(script, { text: masked, placeholders: [], unknown: [] })) {
    if (readsUnknown(command)) anything = true;
    for (const { name, word } of namesSetIn(command)) set(name, word);
  }
  return { places, anything, literal };
}

/** What syntax alone sets. `x=${x}` puts in what is filled in, so it takes nothing away. */
function namesSetBy(node: SyntaxNode, text: string): string[] {
  switch (node.type) {
    case 'Assignment': {
      const value = node.value.type === 'Word' ? text.slice(node.value.pos, node.value.end).replace(/^"(.*)"$/, '$1') : '';
      return value === `\${${node.name}}` || value === `$${node.name}` ? [] : [node.name];
    }
    case 'For':
    case 'Select':
      return [node.name.value];
    case 'Coproc':
      return [node.name?.value ?? 'COPROC'];
    case 'ParameterExpansion':
      return node.operation?.type === 'Default' && /=$/.test(node.operation.operator) ? [node.parameter] : [];
    case 'FileDescriptorVariable':
      return [node.name];
    case 'ArithmeticBinary':
      return /^(?:[-+*/%&|^]|<<|>>)?=$/.test(node.operator) ? namesOf(node.left) : [];
    case 'ArithmeticUnary':
      return /^(?:\+\+|--)$/.test(node.operator) ? namesOf(node.operand) : [];
    default:
      return [];
  }
}

function namesOf(expression: ArithmeticExpression): string[] {
  return expression.type === 'ArithmeticWord' ? [expression.value.replace(/\[.*$/, '')] : [];
}

/** Programs that run in front of another command of the same shell. */
const wrappers = /^(?:builtin|command|noglob|nocorrect)$/;

/** Options of builtins that take the next word. */
const takes: Readonly<Record<string, readonly string[]>> = {
  read: ['-a', '-A', '-d', '-i', '-k', '-n', '-N', '-p', '-t', '-u'],
  mapfile: ['-d', '-n', '-O', '-s', '-u', '-C', '-c'],
  readarray: ['-d', '-n', '-O', '-s', '-u', '-C', '-c'],
  printf: ['-v'],
  wait: ['-p'],
};

function namesSetIn(command: ShellCommand): { name: string; word: ShellWord }[] {
  const [first, ...rest] = command.words;
  const program = first?.value ?? '';
  if (wrappers.test(program)) return namesSetIn({ ...command, words: rest });
  const named = (words: readonly (ShellWord | undefined)[]) =>
    words.flatMap((word) => {
      const name = /^[A-Za-z_]\w*/.exec(word?.value ?? word?.literalPrefix ?? '')?.[0];
      return word === undefined || name === undefined ? [] : [{ name, word }];
    });
  const { operands, options } = readArguments(rest, { takes: takes[program] ?? [] });
  switch (program) {
    case 'read':
    case 'mapfile':
    case 'readarray':
    case 'vared':
      return [...named(options.filter(({ name }) => /^-[aA]$/.test(name)).map(({ valueWord }) => valueWord)), ...named(operands)];
    case 'printf':
    case 'wait':
      return named(options.filter(({ name }) => name === takes[program]?.[0]).map(({ valueWord }) => valueWord));
    case 'getopts':
      return named(operands.slice(1, 2));
    case 'declare':
    case 'typeset':
    case 'local':
    case 'export':
    case 'readonly':
    case 'integer':
    case 'float':
    case 'unset':
      // `export A=…` is an assignment in the tree already.
      return named(operands.filter(({ text }) => !/^[A-Za-z_]\w*\+?=/.test(text)));
    case 'let':
      return rest.flatMap((word) => namesInArithmetic(word));
    default:
      return [];
  }
}

/** `let x=1` evaluates what `(( x = 1 ))` does. */
function namesInArithmetic(word: ShellWord): { name: string; word: ShellWord }[] {
  const found: { name: string; word: ShellWord }[] = [];
  visitTree(parseShell(`((${word.value ?? word.literalPrefix}))`).script, (node) => {
    for (const name of namesSetBy(node, '')) found.push({ name, word });
  });
  return found;
}

/** Another file, or code that is made while it runs. */
function readsUnknown({ words }: ShellCommand): boolean {
  const at = words.findIndex(({ value }) => !wrappers.test(value ?? ''));
  return /^(?:source|\.|eval)$/.test(words[at]?.value ?? '') && words.length > at + 1;
}
