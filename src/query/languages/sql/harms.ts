/** What statements change or destroy, from their syntax trees: with the statement, or the call, as its place. */
import { withoutEnd, withShortBlanks } from '../../../plain/blanks.ts';
import { type Assessment, assessment, type Harm } from '../../danger/danger.ts';
import { changes, destroys, dropped, type Effect, effectOfCall, harmless, metaCommands, statements } from './harmful.ts';
import { effectBeforeParsing, effectInOtherDialect } from './other-dialects.ts';
import { type Lexeme, type Parsed, parseSql, type Statement, scanSql } from './parser.ts';
import { type Reading, readSql } from './reading.ts';
import { childOf, childrenOf, isFields, lastName, type Node, numberIn, textIn, walk } from './tree.ts';

/**
 * What the text does beside reading, in the order of the text. A statement that PostgreSQL does not read is judged by its
 * words, and unknown where they do not show what it does; a function that nobody here knows is taken to read unless its
 * name has an action in it.
 */
export function assessSql(text: string): Assessment {
  const reading = readSql(withMysqlComments(text));
  const { read, parsed } = reading;
  if (reading.limit !== null) return assessment([], [reading.limit.message]);
  const found: Harm[] = [];
  const unknown: string[] = [];
  const isWhole = parsed !== null && parsed.failure === null && effectBeforeParsing(read) === undefined;
  if (isWhole) found.push(...harmsOf(reading, parsed.statements, parsed.byteAt, 0));
  else {
    for (const part of partsOf(read)) {
      const judged = judgePart(reading, part);
      found.push(...judged.harms);
      unknown.push(...judged.unknown);
    }
  }
  for (const { from, to, text: line } of reading.commands) {
    const effect = metaCommands.find((command) => command.text.test(line))?.effect;
    if (effect !== undefined) found.push({ from, to: from + line.trimEnd().length, ...effect });
    else if (to > from && /^\\(?:g|o|out)\s*\S*\|/.test(line)) found.push({ from, to, ...changes('runs a command of the shell') });
  }
  return assessment(
    found.sort((one, other) => one.from - other.from || other.to - one.to),
    unknown,
  );
}

/** MySQL runs what stands in comments that begin with an exclamation mark: they are opened, at the same offsets. */
function withMysqlComments(text: string): string {
  return text.replace(/(\/\*M?!\d*)([\s\S]*?)(\*\/)/g, (_, open: string, code: string) => `${' '.repeat(open.length)}${code}  `);
}

/** The harms alone. */
export function harmsOfSql(text: string): readonly Harm[] {
  return assessSql(text).harms;
}

interface Part {
  from: number;
  to: number;
}

/** The statements of a text that does not parse as a whole: apart by semicolons. */
function partsOf(read: string): Part[] {
  const tokens = scanSql(read);
  const ends = (tokens ?? []).filter(({ from, to }) => read.slice(from, to) === ';').map(({ to }) => to);
  return [...ends, read.length].map((to, at) => ({ from: ends[at - 1] ?? 0, to }));
}

function judgePart(reading: Reading, { from, to }: Part): { harms: readonly Harm[]; unknown: readonly string[] } {
  const text = reading.read.slice(from, to);
  const code = withoutQuoted(text);
  const first = Math.max(0, code.search(/\S/));
  const place = { from: from + first, to: from + withoutEnd(text, '; \t\r\n').length };
  const other = effectBeforeParsing(code);
  if (other !== undefined) return { harms: [{ ...place, ...other }], unknown: [] };
  const parsed: Parsed | null = parseSql(text);
  if (parsed !== null && parsed.failure === null) return { harms: harmsOf(reading, parsed.statements, parsed.byteAt, from), unknown: [] };
  const effect = effectInOtherDialect(withShortBlanks(withoutEnd(code, '; \t\r\n')));
  if (effect === undefined) return { harms: [], unknown: [text.trim().split('\n')[0] ?? ''] };
  return { harms: effect === null ? [] : [{ ...place, ...effect }], unknown: [] };
}

/** The code with strings and comments blank; where they cannot be told, the text as it is, so that no word is missed. */
function withoutQuoted(text: string): string {
  let code = text;
  for (const { kind, from, to } of scanSql(text) ?? []) {
    if (kind === 'line-comment' || kind === 'block-comment') code = code.slice(0, from) + ' '.repeat(to - from) + code.slice(to);
    else if (kind === 'string') code = `${code.slice(0, from)}'${' '.repeat(Math.max(0, to - from - 2))}'${code.slice(to)}`;
  }
  // MySQL's comments.
  return code.replace(/^[ \t]*#[^\n]*/gm, (comment) => ' '.repeat(comment.length));
}

/** `offset` is where in the text the parsed part begins. */
function harmsOf({ read }: Reading, all: readonly Statement[], byteAt: (unit: number) => number, offset: number): Harm[] {
  const found: Harm[] = [];
  const prepared = new Set<string>();
  for (const statement of all) {
    const tokens = (scanSql(read.slice(offset + statement.from, offset + statement.to)) ?? [])
      .filter(({ kind }) => kind !== 'line-comment' && kind !== 'block-comment')
      .map((token) => ({ ...token, from: token.from + offset + statement.from, to: token.to + offset + statement.from }));
    const at = (byte: number) => tokens.findIndex(({ from }) => byteAt(from - offset) >= byte);
    const range = { from: tokens[0]?.from ?? statement.from, to: tokens.at(-1)?.to ?? statement.to };
    walk(statement.node, (node) => {
      if (node.type === 'PrepareStmt') prepared.add(textIn(node.fields, 'name'));
      // Its harm was told where it was prepared.
      if (node.type === 'ExecuteStmt' && prepared.has(textIn(node.fields, 'name'))) return true;
      for (const effect of effectsOf(node)) found.push({ ...placeOf(node, tokens, at, read, range), ...effect });
      return !(node.type === 'ExplainStmt' && !isAnalyzed(node)) && node.type !== 'CreateFunctionStmt' && node.type !== 'ViewStmt';
    });
  }
  return found;
}

function effectsOf(node: Node): Effect[] {
  const { type, fields } = node;
  switch (type) {
    case 'FuncCall': {
      const effect = effectOfCall(lastName(fields['funcname']));
      return effect === null ? [] : [effect];
    }
    case 'DeleteStmt':
      return [destroys(isForAll(node) ? 'deletes every row' : 'deletes rows')];
    case 'UpdateStmt':
      return [isForAll(node) ? destroys('changes every row') : changes('changes rows')];
    case 'MergeStmt':
      return [
        childrenOf(node).some((clause) => textIn(clause.fields, 'commandType') === 'CMD_DELETE')
          ? destroys('deletes rows')
          : changes('inserts or changes rows'),
      ];
    case 'DropStmt':
      return [destroys(`drops ${dropped[textIn(fields, 'removeType')] ?? 'an object'}`)];
    case 'AlterTableStmt':
      return [alters(node)];
    case 'LockingClause':
      return [changes('locks the rows that it reads')];
    case 'intoClause':
    case 'IntoClause':
      return node.parent?.type === 'SelectStmt' ? [changes('creates a table')] : [];
    case 'CopyStmt':
      return copies(node);
    case 'VacuumStmt':
      return [vacuums(node)];
    case 'TransactionStmt':
      return /PREPARE/.test(textIn(fields, 'kind')) ? [changes('prepares or ends a two-phase transaction')] : [];
    default:
      return isStatement(node) && !harmless.has(type) ? [statements[type] ?? changes('changes objects or settings')] : [];
  }
}

function isStatement({ type, parent }: Node): boolean {
  // Elements of `CREATE SCHEMA`, and the setting inside `ALTER ROLE … SET`, belong to their statement.
  return (
    type.endsWith('Stmt') &&
    (parent === null || parent.type === 'ExplainStmt' || /^(?:CommonTableExpr|PrepareStmt|RuleStmt)$/.test(parent.type))
  );
}

/** No condition, or one that holds for every row: `WHERE true`, `WHERE 1 = 1`. */
function isForAll(node: Node): boolean {
  const where = childOf(node, 'whereClause');
  if (where === undefined) return true;
  let constant = true;
  walk({ [where.type]: where.fields }, ({ type }) => {
    if (/^(?:ColumnRef|FuncCall|SubLink|ParamRef|CurrentOfExpr|SQLValueFunction)$/.test(type)) constant = false;
    return true;
  });
  return constant;
}

function alters(node: Node): Effect {
  const subtypes = childrenOf(node).map(({ fields }) => textIn(fields, 'subtype'));
  if (subtypes.includes('AT_DropColumn')) return destroys('drops a column');
  return /INDEX/.test(textIn(node.fields, 'objtype')) ? changes('changes an index') : changes('changes a table');
}

function copies({ fields }: Node): Effect[] {
  if (fields['is_program'] === true) return [changes('runs a program on the server')];
  if (fields['is_from'] === true) return [changes('loads rows into a table')];
  return textIn(fields, 'filename') === '' ? [] : [changes('writes a file on the server')];
}

function vacuums(node: Node): Effect {
  const full = childrenOf(node).some((option) => textIn(option.fields, 'defname') === 'full' && isOn(option));
  if (full) return changes('rewrites tables and locks them meanwhile');
  return node.fields['is_vacuumcmd'] === true ? changes('vacuums tables') : changes('refreshes the planner’s statistics');
}

function isAnalyzed(node: Node): boolean {
  return childrenOf(node).some((option) => textIn(option.fields, 'defname') === 'analyze' && isOn(option));
}

/** https://www.postgresql.org/docs/current/sql-explain.html: an option without a value is on. */
function isOn(option: Node): boolean {
  const argument = option.fields['arg'];
  if (!isFields(argument)) return true;
  return !/^\{"(?:String":\{"sval":"(?:false|off|no)"|Integer":\{\}|Integer":\{"ival":0\}|Boolean":\{\})/i.test(JSON.stringify(argument));
}

/** Of a call its name to its bracket's end; of a statement inside another its own brackets; else the whole statement. */
function placeOf(node: Node, tokens: readonly Lexeme[], at: (byte: number) => number, read: string, range: Part): Part {
  const text = (index: number) => read.slice(tokens[index]?.from ?? 0, tokens[index]?.to ?? 0);
  if (node.type === 'FuncCall') {
    const first = at(numberIn(node.fields, 'location') ?? 0);
    return { from: tokens[first]?.from ?? range.from, to: closingEnd(tokens, first, text) ?? range.to };
  }
  if (node.type === 'LockingClause') {
    const first = tokens.findLastIndex((_, index) => /^for$/i.test(text(index)) && /^(?:update|share|no|key)$/i.test(text(index + 1)));
    return first === -1 ? range : { from: tokens[first]?.from ?? range.from, to: range.to };
  }
  if (node.parent?.type === 'CommonTableExpr') {
    const before = at(numberIn(node.parent.fields, 'location') ?? 0);
    const open = tokens.findIndex((_, index) => index > before && text(index) === '(' && /^(?:as|materialized)$/i.test(text(index - 1)));
    const end = closingEnd(tokens, open, text);
    const from = tokens[open + 1]?.from;
    if (open > 0 && end !== undefined && from !== undefined) return { from, to: end - 1 };
  }
  if (node.parent?.type === 'ExplainStmt' || node.parent?.type === 'PrepareStmt') {
    const first = tokens.findIndex(
      (_, index) => index > 0 && /^(?:with|insert|update|delete|merge|select|create|execute|refresh|values|declare)$/i.test(text(index)),
    );
    if (first > 0) return { from: tokens[first]?.from ?? range.from, to: range.to };
  }
  return range;
}

/** The end of the bracket that opens at or behind that token. */
function closingEnd(tokens: readonly Lexeme[], first: number, text: (index: number) => string): number | undefined {
  let depth = 0;
  for (let index = Math.max(0, first); index < tokens.length; index++) {
    if (text(index) === '(') depth++;
    else if (text(index) === ')' && --depth === 0) return tokens[index]?.to;
  }
  return undefined;
}
