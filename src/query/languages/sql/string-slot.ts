/** Where a value stands inside a string: what kind of quotes, and what the text between them is for. */
import type { Layer, Slot } from '../../../fill/layer.ts';
import { isCodeArgument, patternAround, typeOf } from './meaning.ts';
import type { Lexeme, Parsed, Statement } from './parser.ts';
import type { Hole, Reading } from './reading.ts';
import { type Node, nodeAt } from './tree.ts';

type Valid = Exclude<Parsed, { failure: object }>;

export function stringSlot(reading: Reading, token: Lexeme, parsed: Valid, hole: Hole): Slot {
  const { read } = reading;
  const text = read.slice(token.from, token.to);
  const opener = /^(?:[eEnN]?'|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)/.exec(text)?.[0];
  if (opener === undefined || hole.from < token.from + opener.length) return ['nowhere'];
  const form = opener.startsWith('$') ? 'dollar' : /^e/i.test(opener) ? 'escape' : 'plain';
  const closer = form === 'dollar' ? opener : "'";
  const inner = text.slice(opener.length, -closer.length);
  const before = inner.slice(0, hole.from - token.from - opener.length);
  const after = inner.slice(before.length + hole.to - hole.from);
  if (isTorn(form, inner, before)) return ['nowhere'];
  const body = readsAsCode(parsed, hole);
  if (body !== null) return [body];
  const purpose = purposeOf(nodeAt(parsed.statements, 'A_Const', parsed.byteAt(token.from)), before, after);
  if (purpose.includes('nowhere') || purpose.includes('sql-word')) return purpose;
  if (form === 'dollar') return [...purpose, 'sql-dollar'];
  if (form === 'escape') return [...purpose, 'sql-escape'];
  return [...purpose, purpose.includes('sql-like') || purpose.includes('regex') ? 'sql-quote' : 'sql-string'];
}

/** Whether the value would continue an escape, or the string has a gap (`'a' -- c⏎ 'b'`) in which other rules hold. */
function isTorn(form: 'dollar' | 'escape' | 'plain', inner: string, before: string): boolean {
  if (form === 'dollar') return before.endsWith('$');
  const solid = (form === 'escape' ? inner.replace(/\\[\s\S]/g, '') : inner).replaceAll("''", '');
  if (solid.includes("'") || before.endsWith('\\')) return true;
  return form === 'escape' && /\\(?:x[\da-f]?|u[\da-f]{0,3}|U[\da-f]{0,7}|[0-7]{1,2})$/i.test(before);
}

/** Bodies of `DO` and of functions are code; what `COPY … PROGRAM` holds is a command of a shell. */
function readsAsCode({ statements }: Valid, hole: Hole): Layer | null {
  const statement = statements.find(({ from, to }) => from <= hole.from && hole.from < to);
  if (statement === undefined) return null;
  const known = readAs.get(statement);
  if (known !== undefined) return known;
  const tree = JSON.stringify(statement.node) ?? '';
  const layer = /^\{"(?:DoStmt|CreateFunctionStmt)"/.test(tree) ? 'sql-word' : /"CopyStmt":/.test(tree) ? 'nowhere' : null;
  readAs.set(statement, layer);
  return layer;
}

/** Asked for each placeholder, answered once a statement. */
const readAs = new WeakMap<Statement, Layer | null>();

/** What the text in the string is, beside text. */
function purposeOf(constant: Node | undefined, before: string, after: string): Layer[] {
  // Where the grammar takes a string and no expression: comments on objects, passwords.
  if (constant === undefined) return [];
  const pattern = patternAround(constant);
  if (pattern === 'unknown') return ['sql-word'];
  if (pattern === 'regex') return before.lastIndexOf('[') > before.lastIndexOf(']') || before.startsWith('***') ? ['sql-word'] : ['regex'];
  if (pattern !== null) return [pattern];
  if (isCodeArgument(constant)) return ['sql-word'];
  const cast = constant.parent?.type === 'TypeCast' ? typeOf(constant.parent) : '';
  if (cast === 'regclass') return before === '' && after === '' ? ['sql-relation'] : ['sql-word'];
  if (cast === 'interval') return ['sql-interval'];
  if (/^(?:reg\w+|xml|tsquery|jsonpath)$/.test(cast)) return ['sql-word'];
  if ((before.match(/"/g)?.length ?? 0) % 2 === 1) return ['sql-json-text'];
  return /^\s*[{[(]/.test(before) ? ['sql-array-item'] : [];
}
