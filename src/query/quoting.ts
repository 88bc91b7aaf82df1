/** Where the strings and comments of a query stand: what is written inside them is text, not syntax. */

export interface QuoteForm {
  /** The character that opens and closes the string. */
  mark: string;
  /** Whether a backslash takes the meaning from the next character. */
  escapes: boolean;
  /** Whether the string may run over a line's end. */
  multiline: boolean;
}

export interface Quoting {
  quotes: readonly QuoteForm[];
  /** What begins a comment that ends with its line; empty when the language has none. */
  lineComment: string;
  /** Whether `/* … *\/` is a comment. */
  blockComment: boolean;
}

export interface QuotedRange {
  from: number;
  to: number;
  kind: 'string' | 'comment';
  /** The mark of a string; empty for a comment. */
  mark: string;
  /** False when the text or the line ends first. */
  closed: boolean;
}

/** For texts of no known language: any usual quote opens a string, and it may run over lines. */
export const anyQuoting: Quoting = {
  quotes: [
    { mark: '"', escapes: true, multiline: true },
    { mark: "'", escapes: true, multiline: true },
    { mark: '`', escapes: false, multiline: true },
  ],
  lineComment: '',
  blockComment: false,
};

/** Bash reference manual, 3.1.2 "Quoting": nothing is special between single quotes. Comments begin at the start of a word. */
export const shellQuoting: Quoting = {
  quotes: [
    { mark: "'", escapes: false, multiline: true },
    { mark: '"', escapes: true, multiline: true },
  ],
  lineComment: '#',
  blockComment: false,
};

/** All strings and comments, in order. An unclosed string ends with its line when it may not run over lines, else with the text. */
export function quotedRanges(text: string, quoting: Quoting): QuotedRange[] {
  const ranges: QuotedRange[] = [];
  const opener = /["'`#/\\]/g;
  for (let match = opener.exec(text); match !== null; match = opener.exec(text)) {
    const range = commentAt(text, match.index, quoting) ?? stringAt(text, match.index, quoting);
    if (range !== null) {
      ranges.push(range);
      opener.lastIndex = range.to;
    } else if (match[0] === '\\' && quoting === shellQuoting) {
      opener.lastIndex++;
    }
  }
  return ranges;
}

/** The range that holds the offset, or undefined. The ranges are in order and apart. */
export function rangeAt<R extends { from: number; to: number }>(ranges: readonly R[], offset: number): R | undefined {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined) return undefined;
    if (offset < range.from) high = middle - 1;
    else if (offset >= range.to) low = middle + 1;
    else return range;
  }
  return undefined;
}

function commentAt(text: string, at: number, quoting: Quoting): QuotedRange | null {
  if (quoting.lineComment !== '' && text.startsWith(quoting.lineComment, at)) {
    // `$#` and `${x#y}` are no comments: in a shell a comment begins a word.
    if (quoting === shellQuoting && at > 0 && !/[\s;&|(]/.test(text[at - 1] ?? '')) return null;
    const end = text.indexOf('\n', at);
    return { from: at, to: end === -1 ? text.length : end, kind: 'comment', mark: '', closed: true };
  }
  if (quoting.blockComment && text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2);
    return { from: at, to: end === -1 ? text.length : end + 2, kind: 'comment', mark: '', closed: end !== -1 };
  }
  return null;
}

function stringAt(text: string, at: number, quoting: Quoting): QuotedRange | null {
  const form = quoting.quotes.find((quote) => quote.mark === text[at]);
  if (form === undefined) return null;
  let end = at + 1;
  for (; end < text.length && text[end] !== form.mark; end++) {
    if (text[end] === '\n' && !form.multiline) break;
    if (text[end] === '\\' && form.escapes) end++;
  }
  const closed = end < text.length && text[end] === form.mark;
  return { from: at, to: Math.min(closed ? end + 1 : end, text.length), kind: 'string', mark: form.mark, closed };
}
