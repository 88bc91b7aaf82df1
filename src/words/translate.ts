/** Puts the words of a language into compiled scripts, in place of the calls that `marks.ts` left. */
import { childrenOf, type Edit, edited, inTemplate, literal, type Node, type Parse, parseScript, treeOf } from './syntax.ts';
import { type Piece, piecesOf, translationOf, type Words } from './translation.ts';

/** A script in the words of a language. Texts that it has none for stay English. */
export function translateScript(code: string, words: Words, parse: Parse = parseScript): string {
  if (!code.includes('$words')) return code;
  const editsIn = (node: Node): Edit[] => {
    const call = readCall(node);
    if (call === undefined) return childrenOf(node).flatMap(editsIn);
    const values = call.values.map((value, at) => {
      const text = print(value);
      return call.numbers.has(at + 1) ? `(${text}).toLocaleString(${literal(words.language)})` : text;
    });
    return [{ start: node.start, end: node.end, text: written(words, call, call.values.map(print), values) }];
  };
  const print = (node: Node): string => edited(code, node.start, node.end, editsIn(node));
  return edited(code, 0, code.length, editsIn(treeOf(code, parse)));
}

interface Call {
  readonly isRich: boolean;
  readonly numbers: ReadonlySet<number>;
  readonly key: string;
  readonly values: readonly Node[];
}

function readCall(node: Node): Call | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== '$words') return undefined;
  const [kind, key, ...values] = node.arguments;
  const [kindText, keyText] = [textOf(kind), textOf(key)];
  if (kindText === undefined || keyText === undefined) throw new Error('a text was compiled in another way than it was marked');
  return { isRich: kindText.startsWith('x'), numbers: new Set([...kindText.slice(1)].map(Number)), key: keyText, values };
}

/** Bundlers write a text as a string or as a template. */
function textOf(node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  return node.type === 'TemplateLiteral' && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
}

/** The expression that gives the text. @param raw what is put in as it is, @param values as it is written */
function written(words: Words, { key, isRich }: Call, raw: readonly string[], values: readonly string[]): string {
  const translation = translationOf(words, key);
  if (typeof translation === 'string') {
    const pieces = piecesOf(translation);
    const used = pieces.filter((piece) => typeof piece === 'number');
    if (new Set(used).size === used.length) return expression(pieces, values, isRich);
    const names = values.map((_, at) => `$${at + 1}`);
    return `((${names})=>${expression(pieces, names, isRich)})(${values})`;
  }
  const names = values.map((_, at) => `$${at + 1}`);
  const form = (text: string) => `()=>${expression(piecesOf(text), names, isRich)}`;
  const forms = Object.entries(translation.forms).map(([category, text]) => `${category}:${form(text)}`);
  const chosen = `new Intl.PluralRules(${literal(words.language)}).select($0)`;
  return `(($0,${names})=>{let f={${forms}};return(f[${chosen}]||f.other)()})(${[raw[translation.of - 1] ?? '0', ...values]})`;
}

function expression(pieces: readonly Piece[], values: readonly string[], isRich: boolean): string {
  const value = (at: number) => values[at - 1] ?? '""';
  if (isRich) return `[${pieces.map((piece) => (typeof piece === 'number' ? value(piece) : literal(piece)))}]`;
  if (pieces.every((piece) => typeof piece === 'string')) return literal(pieces.join(''));
  const inside = pieces.map((piece) => (typeof piece === 'number' ? `\${${value(piece)}}` : inTemplate(piece)));
  return `\`${inside.join('')}\``;
}
