/** Where values stand in SQL: the parser is asked what it takes there, and its tree what that would mean. */
import type { Layer, Slot } from '../../../fill/layer.ts';
import { sqlWords } from '../../../fill/sql.ts';
import { pathLayers } from '../../path-part.ts';
import type { Placeholder } from '../../placeholder.ts';
import { meaningOf, typeOf } from './meaning.ts';
import { type Lexeme, type Parsed, parseSql } from './parser.ts';
import { type Reading, readSql } from './reading.ts';
import { stringSlot } from './string-slot.ts';
import { type Node, nodeAt, shapeOf } from './tree.ts';

type Valid = Exclude<Parsed, { failure: object }>;

/** For each placeholder the layers that its value passes through; a text that PostgreSQL does not read takes words only. */
export function slotsOfSql(text: string, placeholders: readonly Placeholder[]): Slot[] {
  const reading = readSql(text);
  const parsed = reading.parsed?.failure === null ? reading.parsed : null;
  return placeholders.map((placeholder): Slot => {
    if (placeholder.kind === 'grafana') return ['nowhere'];
    if (parsed === null || reading.tokens === null) return joins(reading, placeholder) ? ['nowhere'] : ['sql-word'];
    const slot = slotOf(reading, reading.tokens, parsed, placeholder);
    // In code a slash divides; in a string it may be a file of the server.
    return slot.some((layer) => /^sql-(?:string|escape|dollar)$/.test(layer)) ? [...pathLayers(reading.read, placeholder), ...slot] : slot;
  });
}

function slotOf(reading: Reading, tokens: readonly Lexeme[], parsed: Valid, hole: Placeholder): Slot {
  if (reading.commands.some(({ from, to }) => from <= hole.from && hole.from < to)) return ['sql-word'];
  const token = tokens.find(({ from, to }) => from <= hole.from && hole.from < to);
  // Data of `COPY … FROM STDIN`, or a mask of nothing.
  if (token === undefined || hole.to > token.to) return ['nowhere'];
  const whole = reading.read.slice(token.from, token.to);
  if (token.kind === 'line-comment') return ['sql-line-comment'];
  if (token.kind === 'block-comment') return ['sql-comment'];
  if (token.kind === 'string' && hole.from > token.from) return stringSlot(reading, token, parsed, hole);
  if (token.kind === 'word' && whole.endsWith('"') && hole.from > token.from) return nameInQuotes(whole, hole.to - hole.from);
  if (touches(reading.text, hole)) return ['nowhere'];
  if (token.from === hole.from && token.to === hole.to) return bareSlot(reading, hole);
  return token.kind === 'word' ? [partOfName(reading, token, hole)] : ['nowhere'];
}

/** With signs beside it a value could become something else: `e` before a quote, `:` before a name (a variable of psql). */
function touches(text: string, { from, to }: Placeholder): boolean {
  return /['"$&\\}]$|(?:^|[^:]):$/.test(text.slice(0, from)) || /^['"$&(\\]/.test(text.slice(to));
}

/**
 * Whether a word may become part of something else, in a text that PostgreSQL does not read: `$` before it makes a parameter or begins a
 * dollar quote, `:` makes a variable of psql, a quote behind it a string of another kind.
 */
function joins({ text, read, tokens }: Reading, { from, to }: Placeholder): boolean {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  if (before.endsWith('\\')) return true;
  const token = tokens?.find((one) => one.from <= from && from < one.to);
  const isInside = token !== undefined && token.from < from && token.kind !== 'word' && read[token.from] !== '$';
  if (isInside) return false;
  // Where a string is never closed, nobody knows which quotes are code.
  return /\$$/.test(before) || after.startsWith('$') || (token?.from === from && (/&$|(?:^|[^:]):$/.test(before) || /^['"&]/.test(after)));
}

function nameInQuotes(token: string, length: number): Slot {
  if (!token.startsWith('"')) return ['nowhere'];
  const around = new TextEncoder().encode(token).length - 2 - length;
  if (around === 0) return ['sql-quoted-name'];
  return [around <= 20 ? 'sql-quoted-part' : 'nowhere'];
}

/** `orders_${suffix}`. Together with what stands around, no value may make a word of the language or too long a name. */
function partOfName({ text, holes }: Reading, token: Lexeme, hole: Placeholder): Layer {
  const before = text.slice(token.from, hole.from).toLowerCase();
  const after = text.slice(hole.to, token.to).toLowerCase();
  const others = holes.filter(({ from, to }) => from < token.to && token.from < to).length;
  const makesWord = [...sqlWords].some(
    (word) => word.length > before.length + after.length && word.startsWith(before) && word.endsWith(after),
  );
  if (others > 1 || makesWord || !/^\w*$/.test(before + after) || before.length + after.length > 33) return 'nowhere';
  return before === '' ? 'sql-name-start' : 'sql-name-part';
}

/** A token of its own: the parser says which of a name, a string and a number it takes there. */
function bareSlot({ read }: Reading, { from, to }: Placeholder): Slot {
  const valid = (mask: string): Valid | null => {
    const parsed = parseSql(read.slice(0, from) + mask.padEnd(to - from) + read.slice(to));
    return parsed?.failure === null ? parsed : null;
  };
  const [name, inQuotes, string, number] = [valid('z'), valid('"Z"'), valid("'Z'"), valid('1')];
  if (string !== null && number !== null && (sameShape(string, number) || name !== null)) {
    return name === null
      ? meaningOf(find(string, from, 'A_Const'))
      : meaningOf(find(name, from, 'ColumnRef') ?? find(string, from, 'A_Const'));
  }
  if (string !== null && number === null && isTyped(string, from)) return meaningOf(find(string, from, 'A_Const'), 'sql-quoted');
  if (name !== null && inQuotes !== null && sameShape(name, inQuotes)) return [nameLayer(name, from, read[to] ?? '')];
  if (string !== null && name === null && number === null) return stringOnly(find(string, from, 'A_Const'));
  if (number !== null && name === null && string === null) return ['integer'];
  return ['nowhere'];
}

/** A string behind a word makes a cast of it (`ORDER BY a '…'`), where a word such as `DESC` was meant. */
function stringOnly(constant: Node | undefined): Slot {
  if (constant?.parent?.type === 'TypeCast') return ['nowhere'];
  const slot = constant === undefined ? ['sql-quoted' as const] : meaningOf(constant, 'sql-quoted');
  return slot.at(-1) === 'sql-quoted' ? slot : ['nowhere'];
}

/** `interval ${time}`: with a name there it would be a column called `interval`. */
function isTyped(parsed: Valid, from: number): boolean {
  const cast = find(parsed, from, 'A_Const')?.parent;
  return cast?.type === 'TypeCast' && /^(?:interval|date|time|timetz|timestamp|timestamptz)$/.test(typeOf(cast));
}

function nameLayer(parsed: Valid, from: number, next: string): Layer {
  if (find(parsed, from, 'TypeName') !== undefined || find(parsed, from, 'typeName') !== undefined) return 'sql-bare-name';
  // A function's name decides what a statement does.
  if (find(parsed, from, 'FuncCall') !== undefined) return 'nowhere';
  if (['RoleSpec', 'role', 'newowner', 'authrole'].some((type) => find(parsed, from, type) !== undefined)) return 'sql-role';
  const table = find(parsed, from, 'RangeVar') ?? find(parsed, from, 'relation');
  return table !== undefined && table.fields['schemaname'] === undefined && next !== '.' ? 'sql-relation' : 'sql-name';
}

function find(parsed: Valid, from: number, type: string): Node | undefined {
  return nodeAt(parsed.statements, type, parsed.byteAt(from));
}

function sameShape(one: Valid, other: Valid): boolean {
  return shapeOf(one.statements) === shapeOf(other.statements);
}
