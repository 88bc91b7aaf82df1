/** Finds marked texts (`text.ts`) in modules, and takes the marks off for English or turns them into calls that a build finds again. */
import type { CallExpression, Expression } from 'acorn';
import { childrenOf, type Edit, edited, inTemplate, literal, type Node, type Parse, parseScript, treeOf } from './syntax.ts';
import { piecesOf } from './translation.ts';

/** A text as it is marked: words, what is put in, and choices between words (`one === 1 ? 'step' : 'steps'`). */
export interface MarkedText {
  readonly kind: 's' | 'x';
  readonly parts: readonly MarkedPart[];
}

export type MarkedPart =
  | { readonly is: 'words'; readonly text: string }
  | { readonly is: 'value'; readonly node: Expression; readonly isNumber: boolean }
  | { readonly is: 'choice'; readonly test: string; readonly first: readonly MarkedPart[]; readonly otherwise: readonly MarkedPart[] };

const importsMarks = /\bfrom\s*["'][^"']*\/words\/text\.ts["']/;

/** Whether a module may have marks. */
export function hasMarks(code: string): boolean {
  return importsMarks.test(code);
}

/** The module without its marks: as if nobody had written them. */
export function stripMarks(code: string, parse: Parse = parseScript): string {
  return rewrite(code, { text: strippedText, shownText: ({ value, print }) => `(${print(value)})` }, parse);
}

/** The module with a call of `$words` for each mark. */
export function callMarks(code: string, parse: Parse = parseScript): string {
  return rewrite(code, { text: calledText, shownText: calledShown }, parse);
}

/** The keys of all texts that are marked in a module. */
export function markedKeys(code: string, parse: Parse = parseScript): string[] {
  const keys: string[] = [];
  const visit = (node: Node): void => {
    const mark = markAt(node);
    keys.push(...(readShown(node)?.texts ?? []));
    const text = mark && readMark(code, mark);
    if (text !== undefined) keys.push(...keysOf(text));
    (text === undefined ? childrenOf(node) : valuesOf(text.parts)).forEach(visit);
  };
  if (hasMarks(code)) visit(treeOf(code, parse));
  return keys;
}

/** A mark: what stands before, between and behind its expressions. */
interface Mark {
  readonly kind: 's' | 'x';
  readonly words: readonly string[];
  readonly expressions: readonly Expression[];
}

interface Where extends Mark {
  readonly code: string;
  readonly node: Node;
  readonly parent: Node | undefined;
  /** The text of a node with its own marks rewritten. */
  readonly print: (node: Node) => string;
}

interface Rewriting {
  readonly text: (where: Where) => Edit;
  readonly shownText: (shown: Shown & Pick<Where, 'print'>) => string;
}

/** A value that is one of some texts: `tOf(status, 'open', 'resolved')`. */
interface Shown {
  readonly value: Expression;
  readonly texts: readonly string[];
  /** What names a list of them. */
  readonly list: Expression | undefined;
}

function rewrite(code: string, { text, shownText }: Rewriting, parse: Parse): string {
  if (!hasMarks(code)) return code;
  const editsIn = (node: Node, parent: Node | undefined, grandparent: Node | undefined): Edit[] => {
    const mark = markAt(node);
    if (mark !== undefined) {
      const inMarkup = parent?.type === 'TemplateLiteral' && isMarkup(grandparent) ? parent : undefined;
      return [text({ ...mark, code, node, parent: inMarkup ?? (parent?.type === 'ArrayExpression' ? parent : undefined), print })];
    }
    const shown = readShown(node);
    if (shown !== undefined) return [{ start: node.start, end: node.end, text: shownText({ ...shown, print }) }];
    if (isImportOfMarks(node)) return [{ start: node.start, end: node.end, text: '' }];
    return childrenOf(node).flatMap((child) => editsIn(child, node, parent));
  };
  const print = (node: Node): string => edited(code, node.start, node.end, editsIn(node, undefined, undefined));
  return edited(code, 0, code.length, editsIn(treeOf(code, parse), undefined, undefined));
}

function strippedText({ kind, words, expressions, code, node, parent, print }: Where): Edit {
  const [first] = expressions;
  const between = (text: (words: string) => string, value: (expression: Expression) => string): string[] =>
    words.flatMap((part, i) => {
      const expression = expressions[i];
      return [...(part === '' ? [] : [text(part)]), ...(expression === undefined ? [] : [value(expression)])];
    });
  if (parent?.type === 'TemplateLiteral' && (kind === 'x' || first === undefined)) {
    const markup = between(escapeMarkup, (expression) => `\${${print(expression)}}`).join('');
    return { start: code.lastIndexOf('${', node.start), end: code.indexOf('}', node.end) + 1, text: markup };
  }
  const place = { start: node.start, end: node.end };
  if (kind === 'x') {
    const parts = between(literal, print);
    return { ...place, text: parent?.type === 'ArrayExpression' ? parts.join(',') : parts.length === 1 ? (parts[0] ?? '') : `[${parts}]` };
  }
  if (first === undefined) return { ...place, text: literal(words.join('')) };
  if (expressions.length === 1 && words.every((part) => part === '')) return { ...place, text: `(${print(first)})` };
  return { ...place, text: `\`${between(inTemplate, (expression) => `\${${print(expression)}}`).join('')}\`` };
}

function calledShown({ value, texts, list, print }: Shown & Pick<Where, 'print'>): string {
  if (list !== undefined) return `(v=>${print(list)}[v]??v)(${print(value)})`;
  const words = texts.map((text) => `${literal(text)}:$words("s",${literal(text)})`);
  return `(v=>({${words}})[v]??v)(${print(value)})`;
}

function calledText({ code, node, parent, print, ...mark }: Where): Edit {
  const { kind, parts } = readMark(code, mark);
  const call = (rest: readonly MarkedPart[], decided: Decided): string => {
    const at = rest.findIndex(({ is }) => is === 'choice');
    const choice = rest[at];
    if (choice?.is !== 'choice') {
      const values = rest.filter((part) => part.is === 'value');
      const numbers = values.flatMap(({ isNumber }, i) => (isNumber ? [i + 1] : [])).join('');
      const given = values.map((value) => `,${print(value.node)}`).join('');
      return `/* @__PURE__ */$words("${kind}${numbers}",${literal(keyOf(rest))}${given})`;
    }
    const chosen = (holds: boolean) => call(rest.toSpliced(at, 1, ...branchOf(choice, holds)), new Map([...decided, [choice.test, holds]]));
    const known = decided.get(choice.test);
    return known === undefined ? `(${choice.test}?${chosen(true)}:${chosen(false)})` : chosen(known);
  };
  const text = call(parts, new Map());
  return { start: node.start, end: node.end, text: kind === 'x' && parent?.type === 'ArrayExpression' ? `...${text}` : text };
}

function readMark(code: string, { kind, words, expressions }: Mark): MarkedText {
  const parts = words.flatMap((text, i): MarkedPart[] => {
    const expression = expressions[i];
    return [...wordsPart(text), ...(expression === undefined ? [] : readPart(code, expression))];
  });
  return { kind, parts };
}

function readPart(code: string, node: Expression): MarkedPart[] {
  const words = staticText(node);
  if (words !== undefined) return words === '' ? [] : [{ is: 'words', text: words }];
  if (node.type === 'ParenthesizedExpression') return readPart(code, node.expression);
  if (node.type === 'ConditionalExpression') {
    const [first, otherwise] = [node.consequent, node.alternate].map((branch) => readBranch(code, branch));
    if (first !== undefined || otherwise !== undefined)
      return [
        {
          is: 'choice',
          test: code.slice(node.test.start, node.test.end),
          first: first ?? [{ is: 'value', node: node.consequent, isNumber: false }],
          otherwise: otherwise ?? [{ is: 'value', node: node.alternate, isNumber: false }],
        },
      ];
  }
  const counted = isCount(node) ? readCount(code, node) : undefined;
  return counted ?? [{ is: 'value', node, isNumber: false }];
}

/** `3 steps`: the word is in the text, in either form. */
function readCount(code: string, { arguments: [number, one, many] }: CallExpression): MarkedPart[] | undefined {
  if (number === undefined || number.type === 'SpreadElement' || one === undefined || one.type === 'SpreadElement') return undefined;
  if (one.type === 'ConditionalExpression') {
    const [first, otherwise] = [one.consequent, one.alternate].map((word) => counted(code, number, staticText(word)));
    return first && otherwise && [{ is: 'choice', test: code.slice(one.test.start, one.test.end), first, otherwise }];
  }
  return counted(code, number, staticText(one), many && staticText(many));
}

function counted(code: string, number: Expression, one: string | undefined, many = `${one}s`): MarkedPart[] | undefined {
  if (one === undefined) return undefined;
  const form = (word: string): MarkedPart[] => [
    { is: 'value', node: number, isNumber: true },
    { is: 'words', text: ` ${word}` },
  ];
  return [{ is: 'choice', test: `${code.slice(number.start, number.end)} === 1`, first: form(one), otherwise: form(many) }];
}

/** A branch that is text: written out, or marked itself. */
function readBranch(code: string, node: Expression): readonly MarkedPart[] | undefined {
  if (node.type === 'ParenthesizedExpression') return readBranch(code, node.expression);
  const words = staticText(node);
  if (words !== undefined) return wordsPart(words);
  const mark = markAt(node);
  if (mark?.kind === 's') return readMark(code, mark).parts;
  if (node.type !== 'TemplateLiteral') return undefined;
  const { quasis, expressions } = node;
  return readMark(code, { kind: 's', words: quasis.map(({ value }) => value.cooked ?? value.raw), expressions }).parts;
}

/** `count(steps, 'step')`: a number with its word (`ui/words.ts`). */
function isCount(node: Node): node is CallExpression {
  return node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'count';
}

function wordsPart(text: string): MarkedPart[] {
  return text === '' ? [] : [{ is: 'words', text }];
}

/** The text of a literal without anything put in. */
function staticText(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  return node.type === 'TemplateLiteral' && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
}

/** The keys of a text: one for each way its choices may come out. */
export function keysOf({ parts }: MarkedText): string[] {
  const keys = (rest: readonly MarkedPart[], decided: Decided): string[] => {
    const at = rest.findIndex(({ is }) => is === 'choice');
    const choice = rest[at];
    if (choice?.is !== 'choice') return [keyOf(rest)];
    const known = decided.get(choice.test);
    return (known === undefined ? [true, false] : [known]).flatMap((holds) =>
      keys(rest.toSpliced(at, 1, ...branchOf(choice, holds)), new Map([...decided, [choice.test, holds]])),
    );
  };
  return keys(parts, new Map());
}

function valuesOf(parts: readonly MarkedPart[]): Expression[] {
  return parts.flatMap((part) => {
    if (part.is === 'choice') return valuesOf([...part.first, ...part.otherwise]);
    return part.is === 'value' ? [part.node] : [];
  });
}

/** What is known of a test that several choices of one text ask. */
type Decided = ReadonlyMap<string, boolean>;

function branchOf(choice: Extract<MarkedPart, { is: 'choice' }>, holds: boolean): readonly MarkedPart[] {
  return holds ? choice.first : choice.otherwise;
}

function keyOf(parts: readonly MarkedPart[]): string {
  let values = 0;
  return parts.map((part) => (part.is === 'words' ? part.text : `{${++values}}`)).join('');
}

function markAt(node: Node): Mark | undefined {
  const kind = kinds.get(tagOf(node) ?? '');
  if (node.type === 'TaggedTemplateExpression' && kind !== undefined) {
    const { quasis, expressions } = node.quasi;
    return { kind, words: quasis.map(({ value }) => value.cooked ?? value.raw), expressions };
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'tx') return undefined;
  const [key, ...values] = node.arguments;
  const text = key === undefined ? undefined : staticText(key);
  if (text === undefined) throw new Error('the text of `tx` is not written out');
  const expressions = piecesOf(text).flatMap((piece) => {
    const value = typeof piece === 'number' ? values[piece - 1] : undefined;
    return value === undefined || value.type === 'SpreadElement' ? [] : [value];
  });
  return { kind: 'x', words: text.split(/\{\d+\}/), expressions };
}

function readShown(node: Node): Shown | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'tOf') return undefined;
  const [value, ...texts] = node.arguments;
  if (value === undefined || value.type === 'SpreadElement') return undefined;
  const list = texts.find((text) => text.type === 'Identifier');
  return { value, texts: texts.flatMap((text) => staticText(text) ?? []), list };
}

const kinds: ReadonlyMap<string, 's' | 'x'> = new Map([
  ['t', 's'],
  ['tx', 'x'],
]);

function tagOf(node: Node | undefined): string | undefined {
  return node?.type === 'TaggedTemplateExpression' && node.tag.type === 'Identifier' ? node.tag.name : undefined;
}

/** A template of markup, as Astro compiles it. */
function isMarkup(node: Node | undefined): boolean {
  return /render/.test(tagOf(node) ?? '');
}

function isImportOfMarks(node: Node): boolean {
  return node.type === 'ImportDeclaration' && typeof node.source.value === 'string' && /\/words\/text\.ts$/.test(node.source.value);
}

function escapeMarkup(text: string): string {
  return inTemplate(text.replace(/&/g, '&amp;').replace(/</g, '&lt;'));
}
