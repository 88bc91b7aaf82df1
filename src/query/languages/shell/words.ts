/** Words of a command: what of them is certain before a shell runs them. */
import type { Assignment, HereDoc, Redirection, Word, WordPart } from 'unbash';
import type { Placeholder } from '../../placeholder.ts';
import type { Span } from './mask.ts';

export interface ShellWord {
  from: number;
  to: number;
  /** As it is written, quotes and placeholders included. */
  text: string;
  /**
   * What the program gets, quotes taken off; null when only running it could tell (an expansion, a glob, a placeholder).
   * `literalPrefix` says what of it is certain all the same.
   */
  value: string | null;
  /** The literal beginning of the value, up to the first part that is not literal: `--namespace=` of `--namespace=<ns>`. */
  literalPrefix: string;
  /** The placeholders inside the word. */
  holes: readonly Placeholder[];
}

/** The text that words are cut from. */
export interface WordSource {
  text: string;
  placeholders: readonly Placeholder[];
  /** Places besides the placeholders where the text is not what will be run. */
  unknown: readonly Span[];
  /** For words of a script between backquotes, whose own positions are those of another text. */
  fixed: Span | null;
}

export function readWord(word: Word, source: WordSource, prefix = '', from = word.pos): ShellWord {
  const span = source.fixed ?? { from, to: word.end };
  const isWithin = (hole: Span) => hole.from < span.to && hole.to > span.from;
  const holes = source.placeholders.filter(isWithin);
  const gaps = [...holes, ...source.unknown.filter(isWithin)];
  const literal = source.fixed !== null && gaps.length > 0 ? { value: '', whole: false } : literalOf(word, gaps);
  return {
    ...span,
    text: source.text.slice(span.from, span.to),
    value: literal.whole ? prefix + literal.value : null,
    literalPrefix: prefix + literal.value,
    holes,
  };
}

/** `NAME=value` as an argument (`export A=1`). */
export function readAssignedWord(assignment: Assignment, source: WordSource): ShellWord {
  const prefix = `${assignment.name}${assignment.append === true ? '+=' : '='}`;
  if (assignment.value.type === 'Word' && assignment.index === undefined) return readWord(assignment.value, source, prefix, assignment.pos);
  const word: Word = { type: 'Word', text: '', value: '', pos: assignment.pos, end: assignment.end };
  return { ...readWord(word, source, prefix), value: null };
}

/** The word behind a redirect's operator; of a here-document its delimiter, of a broken redirect nothing. */
export function targetOf(redirect: Redirection): Word | null {
  if (redirect.type !== 'HereDoc') return redirect.target ?? null;
  const { delimiter } = redirect;
  return delimiter === undefined
    ? null
    : { type: 'Word', text: delimiter.text, value: delimiter.value, pos: delimiter.pos, end: delimiter.end };
}

/** The text of a here-document. Its value is known where nothing in it is expanded. */
export function readBody({ body, delimiter, operator }: HereDoc, source: WordSource): ShellWord {
  const span = source.fixed ?? { from: body.pos, to: body.end };
  const holes = source.placeholders.filter((hole) => hole.from < span.to && hole.to > span.from);
  const written = source.fixed === null ? source.text.slice(span.from, span.to) : body.text;
  const text = operator === '<<-' ? written.replace(/^\t+/gm, '') : written;
  const isLiteral = holes.length === 0 && (delimiter?.quoted === true || !/[$`\\]/.test(text));
  return { ...span, text, value: isLiteral ? text : null, literalPrefix: isLiteral ? text : '', holes };
}

interface Literal {
  value: string;
  /** Whether that is all of it. */
  whole: boolean;
}

function literalOf(word: Word, gaps: readonly Span[]): Literal {
  if (word.text.startsWith('~')) return { value: '', whole: false };
  if (word.parts === undefined) return cut(word.value, word, word.text === word.value, gaps);
  return join(word.parts, gaps);
}

function join(parts: readonly WordPart[], gaps: readonly Span[]): Literal {
  let value = '';
  for (const part of parts) {
    const literal = literalPart(part, gaps);
    value += literal.value;
    if (!literal.whole) return { value, whole: false };
  }
  return { value, whole: true };
}

function literalPart(part: WordPart, gaps: readonly Span[]): Literal {
  switch (part.type) {
    case 'Literal':
      return cut(part.value, part, part.value === part.text, gaps);
    case 'SingleQuoted':
      return cut(part.value, { pos: part.pos + 1, end: part.end }, true, gaps);
    case 'AnsiCQuoted':
      return cut(part.value, part, false, gaps);
    case 'DoubleQuoted':
      return join(part.parts, gaps);
    default:
      return { value: '', whole: false };
  }
}

/** The value up to the first gap; where offsets of value and text differ, none of it. */
function cut(value: string, at: { pos: number; end: number }, sameOffsets: boolean, gaps: readonly Span[]): Literal {
  const gap = gaps.find(({ from, to }) => from < at.end && to > at.pos);
  if (gap === undefined) return { value, whole: true };
  return { value: sameOffsets ? value.slice(0, Math.max(0, gap.from - at.pos)) : '', whole: false };
}

/** The name of a program without its folder; empty where only running the command could tell. */
export function programName(value: string | null | undefined): string {
  return value?.replace(/^.*\//, '') ?? '';
}
