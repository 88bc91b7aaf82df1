/** Where the placeholders of a command stand, and so how a value must be written there: the syntax tree says it. */
import type { HereDoc, SyntaxNode, Word } from 'unbash';
import type { Slot } from '../../../fill/layer.ts';
import { pathLayers } from '../../path-part.ts';
import type { Placeholder } from '../../placeholder.ts';
import { findComments } from './gaps.ts';
import { hasStructure, isInnerCode } from './inner-code.ts';
import { laterUse, type ValuePlace } from './later-use.ts';
import { isEscaped, pathsTo } from './paths.ts';
import { readMasked, type ShellReading } from './read.ts';
import { isSubstitution } from './tree.ts';

/** One slot for each placeholder, in their order. In a text that is not valid, or that may mean another, plain values only. */
export function shellSlots(text: string, placeholders: readonly Placeholder[]): Slot[] {
  if (placeholders.length === 0) return [];
  const reading = readMasked(text, placeholders);
  return slotsIn(reading, placeholders).map((slot, at): Slot => {
    const hole = placeholders[at];
    return hole === undefined || slot.includes('nowhere') ? slot : [...pathLayers(reading.read, hole), ...slot];
  });
}

function slotsIn(reading: ShellReading, placeholders: readonly Placeholder[]): Slot[] {
  const { text } = reading;
  if (!reading.certain) return placeholders.map(({ kind }) => (kind === 'grafana' ? ['nowhere'] : ['plain']));
  const paths = pathsTo(reading, placeholders);
  const comments = findComments(reading);
  return placeholders.map((hole, at) => {
    if (hole.kind === 'grafana' || isEscaped(text, hole.from)) return ['nowhere'];
    const path = paths[at];
    if (path !== undefined) return slotIn(reading, hole, path);
    return comments.some(({ from, to }) => from < hole.from && hole.to <= to) ? ['shell-comment'] : ['nowhere'];
  });
}

function slotIn(reading: ShellReading, hole: Placeholder, path: readonly SyntaxNode[]): Slot {
  const last = path.at(-1);
  if (
    path.some(({ type }) => type.startsWith('Arithmetic')) &&
    !isBehind(path, /^Arithmetic(?!Command)|^ArithmeticCommand$/, /CommandExpansion$|^ProcessSubstitution$/)
  )
    return ['shell-integer'];
  if (last === undefined) return ['nowhere'];
  const substitution = path.findLastIndex(isSubstitution);
  const body = path.findLast((node) => node.type === 'HereDocBody');
  if (body !== undefined && path.indexOf(body) > substitution) return heredocSlot(reading, hole, path, last);
  const wordAt = path.findLastIndex(({ type }) => type === 'Word');
  const word = path[wordAt];
  const holder = path[wordAt - 1];
  if (word?.type !== 'Word' || holder === undefined || wordAt < substitution) return ['nowhere'];
  const owner = path.findLast((node) => node.type === 'Command');
  const command = reading.commands.find(({ from, to }) => owner !== undefined && from === owner.pos && to === owner.end);
  const place: ValuePlace = { reading, hole, path, word, holder, command };
  const slot = guarded(place, wordSlot(place, last));
  return slot.includes('nowhere') ? slot : [...laterUse(place), ...slot];
}

/** Whether a node of the second kind stands inside the innermost one of the first. */
function isBehind(path: readonly SyntaxNode[], first: RegExp, second: RegExp): boolean {
  return path.findLastIndex(({ type }) => second.test(type)) > path.findLastIndex(({ type }) => first.test(type));
}

/** What stands around the word can take more from it: an outer pair of quotes, backquotes, an earlier line. */
function guarded({ reading, hole, path, word }: ValuePlace, slot: Slot): Slot {
  const { text } = reading;
  const outer = path.slice(0, path.indexOf(word));
  const backquoted = outer.some((node) => node.type === 'CommandExpansion' && node.text.startsWith('`'));
  // A backslash has another meaning there, and older shells have others still.
  if (backquoted) return slot.includes('shell-first-word') || slot.includes('nowhere') ? ['nowhere'] : ['inner-code'];
  const nested = outer.some(({ type }) => type === 'DoubleQuoted' || type === 'HereDocBody');
  const quotedFrom = path.slice(path.indexOf(word)).find(({ type }) => /Quoted$/.test(type))?.pos ?? hole.from;
  const earlierLine = text.slice(quotedFrom, hole.from).includes('\n');
  return nested || earlierLine ? ['no-history', ...slot] : slot;
}

function wordSlot(place: ValuePlace, last: SyntaxNode): Slot {
  const { hole, path, word, holder, command, reading } = place;
  const special = specialHolder(place);
  if (special !== null) return special;
  const parts = path.slice(path.indexOf(word) + 1);
  if (parts.some(({ type }) => /^(?:ParameterExpansion|SimpleExpansion|LocaleString|ExtendedGlob)$/.test(type))) {
    const operand = parts.some(({ type }) => type === 'ParameterExpansion') ? (['shell-bare'] as const) : (['nowhere'] as const);
    return operand;
  }
  if (parts.some((part) => part.type === 'Glob')) return ['shell-bare'];
  const quoting = quotingOf(place, last);
  if (quoting === 'nowhere') return ['nowhere'];
  const isFirst = holder.type === 'CaseItem' || (holder.type === 'Command' && holder.name === word);
  // `{1..5}` is numbers, and in quotes it is none.
  if (/\{[\w-]*\.\.$/.test(reading.read.slice(word.pos, hole.from)) && quoting === 'shell-tight-word') return ['shell-integer'];
  const url = holder.type === 'CaseItem' ? null : urlLayer(reading, hole, word);
  if (url !== null) return [url, quoting];
  const ownWord = command?.words.find(({ from, to }) => from <= word.pos && word.end <= to);
  const target = command?.redirects.find((redirect) => redirect.target.from === word.pos && redirect.operator === '<<<');
  const read = ownWord ?? target?.target;
  const assigned = holder.type === 'Assignment';
  const own = around(reading, word);
  const isCode = command !== undefined && read !== undefined ? isInnerCode(command, read, own, assigned) : assigned && hasStructure(own);
  if (isCode) return quoting === 'shell-tight-word' ? ['inner-code', quoting] : ['inner-code'];
  if (isFirst) return quoting === 'shell-word' && hole.from === word.pos ? ['no-option', 'shell-first-word'] : [quoting];
  const begins = startsWord(reading, hole, word) && (holder.type === 'Command' || holder.type.startsWith('Test'));
  return begins ? ['no-option', quoting] : [quoting];
}

/** Places that take no word as such. */
function specialHolder({ hole, word, holder, path, reading }: ValuePlace): Slot | null {
  switch (holder.type) {
    case 'For':
    case 'Select':
    case 'Function':
    case 'Coproc':
      return holder.name === word ? ['shell-name'] : null;
    case 'Assignment':
      return holder.index === word ? ['shell-integer'] : holder.value === word || holder.value.type === 'ArrayValue' ? null : ['nowhere'];
    case 'Redirect':
      return /&$/.test(holder.operator) ? ['shell-integer'] : null;
    case 'ParameterExpansion':
      return ['shell-bare'];
    case 'Slice':
      return ['shell-integer'];
    case 'TestUnary':
      return holder.operator === '-v' || holder.operator === '-R' ? ['shell-name'] : null;
    case 'TestBinary':
      // These evaluate their operands, with substitutions inside subscripts, whatever the quotes.
      if (/^-(?:eq|ne|lt|le|gt|ge)$/.test(holder.operator)) return ['shell-integer'];
      return holder.operator === '=~' && !path.some(({ type }) => /Quoted$/.test(type)) ? regexSlot(reading, hole, word) : null;
    default:
      return /^(?:Default|Remove|Replace|CaseModification|Transform|Unknown)$/.test(holder.type) ? ['shell-bare'] : null;
  }
}

/** A regular expression without quotes: a word beside others of its own signs. */
function regexSlot({ text }: ShellReading, hole: Placeholder, word: Word): Slot {
  return hole.from === word.pos || !/[[({]/.test(text.slice(word.pos, hole.from)) ? ['no-option', 'shell-tight-word'] : ['shell-bare'];
}

type Quoting = 'shell-word' | 'shell-tight-word' | 'shell-double' | 'shell-single' | 'shell-ansi' | 'nowhere';

function quotingOf({ hole, path, word, reading }: ValuePlace, last: SyntaxNode): Quoting {
  if (last.type === 'SingleQuoted') return 'shell-single';
  if (last.type === 'AnsiCQuoted') return 'shell-ansi';
  if (path.slice(path.indexOf(word)).some(({ type }) => type === 'DoubleQuoted')) return 'shell-double';
  if (!/^(?:Word|Literal|BraceExpansion)$/.test(last.type)) return 'nowhere';
  const before = reading.read.slice(word.pos, hole.from);
  // `$${x}`: whatever the value is, the sign takes part of it.
  if (/\$$/.test(before)) return 'nowhere';
  return /[{[]/.test(before) || /^[<>]/.test(reading.read.slice(hole.to)) ? 'shell-tight-word' : 'shell-word';
}

/** What stands in the word besides its placeholders; quotes at its ends tell nothing. */
function around({ read, placeholders }: ShellReading, word: Word): string {
  let rest = read.slice(word.pos, word.end);
  for (const hole of placeholders) {
    if (hole.from >= word.pos && hole.to <= word.end)
      rest = rest.slice(0, hole.from - word.pos) + ' '.repeat(hole.to - hole.from) + rest.slice(hole.to - word.pos);
  }
  return word.parts?.map((part) => partText(rest.slice(part.pos - word.pos, part.end - word.pos))).join('') ?? rest;
}

function partText(text: string): string {
  return /^\$\(|^`|^\$\{?\w+\}?$/.test(text)
    ? ''
    : text.replace(/^(?:\$?'([\s\S]*)'|"([\s\S]*)")$/, '$1$2').replace(/\$\(.*\)|\$\{?\w+\}?/gs, '');
}

/** Whether nothing but quotes stands between the word's beginning and the hole. */
function startsWord({ text }: ShellReading, hole: Placeholder, word: Word): boolean {
  return /^(?:\$?['"])*$/.test(text.slice(word.pos, hole.from));
}

/** The part of an address that the hole stands in; null where there is none, or where the hole is all of it. */
function urlLayer({ read }: ShellReading, hole: Placeholder, word: Word): 'url-host' | 'url-part' | null {
  const before = read.slice(word.pos, hole.from);
  const scheme = /\bhttps?:\/\/([^\s]*)$/.exec(before);
  if (scheme === null) return null;
  const rest = scheme[1] ?? '';
  if (/[{}[\]()'"]/.test(rest)) return null;
  return /[/?#]/.test(rest) ? 'url-part' : 'url-host';
}

/** The text of a here-document is a document in the language of whoever reads it; of `cat` and `tee` it is text. */
function heredocSlot(reading: ShellReading, hole: Placeholder, path: readonly SyntaxNode[], last: SyntaxNode): Slot {
  if (last.type !== 'HereDocBody' && last.type !== 'Literal') return ['nowhere'];
  const document = path.findLast((node): node is HereDoc => node.type === 'HereDoc');
  const owner = path.findLast((node) => node.type === 'Command');
  const command = reading.commands.find(({ from, to }) => from === owner?.pos && to === owner.end);
  if (document?.delimiter === undefined) return ['nowhere'];
  const end = endOfDocument(reading, hole, document.delimiter.value);
  const isText =
    command !== undefined && command.stages === 1 && !command.substituted && /^(?:cat|tee)$/.test(command.words[0]?.value ?? '');
  const outer = isText ? (document.delimiter.quoted ? 'shell-heredoc-raw' : 'shell-heredoc') : 'inner-code';
  if (end === 'no') return [outer];
  return end === 'capitals' ? ['not-heredoc-end', outer] : ['nowhere'];
}

/** Whether a value could make the hole's line the end of the document: not, only in capitals, or with any text. */
function endOfDocument({ text, placeholders }: ShellReading, hole: Placeholder, delimiter: string): 'no' | 'capitals' | 'any' {
  const start = text.lastIndexOf('\n', hole.from - 1) + 1;
  const lineEnd = text.indexOf('\n', hole.to);
  const end = lineEnd === -1 ? text.length : lineEnd;
  const inLine = placeholders.filter(({ from, to }) => from >= start && to <= end);
  const before = text.slice(start, inLine[0]?.from).replace(/^\t+/, '');
  const behind = text.slice(inLine.at(-1)?.to, end);
  if (!delimiter.startsWith(before) || !delimiter.endsWith(behind)) return 'no';
  return /^[A-Z_]+$/.test(delimiter) ? 'capitals' : 'any';
}
