/**
 * Reads shell text line by line and tells whether the command is complete: open quotes, substitutions, here-documents and
 * compound commands go on over lines. Not a parser: it knows just what decides where a command ends
 * (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html, 2.2, 2.3, 2.7.4 and 2.10).
 */
import { ownValue } from '../../../plain/own-value.ts';

export interface ShellState {
  /** What closes the open constructs, the innermost last: a quote, a bracket, `done`, `fi` or `esac`. */
  readonly open: readonly string[];
  readonly heredocs: readonly Heredoc[];
  /** The line ends in a backslash or in an operator that wants a right side. */
  readonly continued: boolean;
}

export interface Heredoc {
  readonly end: string;
  /** `<<-` takes tabs before the end away. */
  readonly tabs: boolean;
}

export const freshState: ShellState = { open: [], heredocs: [], continued: false };

export function isOpen(state: ShellState): boolean {
  return state.continued || state.open.length > 0 || state.heredocs.length > 0;
}

/** Whether the next line begins inside a string or a here-document, where every blank counts. */
export function isLiteral(state: ShellState): boolean {
  return state.heredocs.length > 0 || state.open.some((closer) => closer === '"' || closer === "'");
}

const compound: Readonly<Record<string, string>> = { for: 'done', while: 'done', until: 'done', if: 'fi', case: 'esac' };
/** After these a command begins. */
const leading = new Set(['do', 'then', 'else', 'elif', 'if', 'while', 'until', 'time', '!', '{']);

export function readLine(state: ShellState, line: string): ShellState {
  const [heredoc, ...others] = state.heredocs;
  if (heredoc !== undefined) {
    const ends = (heredoc.tabs ? line.replace(/^\t+/, '') : line) === heredoc.end;
    return { ...state, heredocs: ends ? others : state.heredocs, continued: false };
  }
  return new LineReader(line, state.open).read();
}

class LineReader {
  readonly #line: string;
  readonly #open: string[];
  readonly #heredocs: Heredoc[] = [];
  #at = 0;
  /** Whether a command may begin here: only there `for` and `if` are words of the shell. */
  #commandStart = true;

  constructor(line: string, open: readonly string[]) {
    this.#line = line;
    this.#open = [...open];
  }

  read(): ShellState {
    let escapedEnd = false;
    while (this.#at < this.#line.length) {
      const inner = this.#open.at(-1);
      const sign = this.#line[this.#at] ?? '';
      if (inner === "'") this.#skipTo("'");
      else if (sign === '\\') {
        escapedEnd = this.#at === this.#line.length - 1;
        this.#at += 2;
      } else if (inner === '"') this.#readInDoubleQuotes(sign);
      else if (!this.#readOutside(sign)) break;
    }
    const operator = this.#open.at(-1) !== "'" && this.#open.at(-1) !== '"' && /(?:\||&&)\s*$/.test(this.#line.slice(0, this.#at));
    return { open: this.#open, heredocs: this.#heredocs, continued: escapedEnd || operator };
  }

  #skipTo(quote: string): void {
    const end = this.#line.indexOf(quote, this.#at);
    if (end === -1) this.#at = this.#line.length;
    else {
      this.#at = end + 1;
      this.#open.pop();
    }
  }

  #readInDoubleQuotes(sign: string): void {
    this.#at++;
    if (sign === '"') this.#open.pop();
    else if (sign === '$') this.#readExpansion();
  }

  /** False at a comment: the rest of the line says nothing. */
  #readOutside(sign: string): boolean {
    const rest = this.#line.slice(this.#at);
    const before = this.#line[this.#at - 1];
    const wordStart = before === undefined || /[\s;&|(){`]/.test(before);
    const word = wordStart ? /^[A-Za-z_]+(?![\w=.:/-])|^[!{}](?=\s|;|$)/.exec(rest)?.[0] : undefined;
    if (sign === '#' && (before === undefined || /[\s;&|()]/.test(before))) return false;
    if (word !== undefined) {
      this.#readWord(word);
      return true;
    }
    const heredoc = /^<<(?!<)(-?)\s*(?:'([^']+)'|"([^"]+)"|\\?([A-Za-z_][\w.-]*))/.exec(rest);
    if (heredoc !== null && before !== '<' && this.#open.at(-1) !== '))') {
      this.#heredocs.push({ end: heredoc[2] ?? heredoc[3] ?? heredoc[4] ?? '', tabs: heredoc[1] === '-' });
      this.#at += heredoc[0].length;
      return true;
    }
    this.#at++;
    if (sign === "'" && this.#isApostrophe()) return true;
    const closesNothing = sign === ')' && this.#open.at(-1) !== ')';
    if (sign === "'" || sign === '"') this.#open.push(sign);
    else if (sign === '`') {
      if (this.#open.at(-1) === '`') this.#open.pop();
      else this.#open.push('`');
    } else if (sign === '$') this.#readExpansion();
    else if (sign === '(') this.#open.push(')');
    else if (this.#open.at(-1) === sign && /[)}]/.test(sign)) this.#open.pop();
    else if (this.#open.at(-1) === '))' && rest.startsWith('))')) {
      this.#open.pop();
      this.#at++;
    }
    // Behind `f()` and behind a pattern of `case` a command begins.
    if (/[;&|(`]/.test(sign) || closesNothing || (sign === ')' && before === '(')) this.#commandStart = true;
    else if (!/\s/.test(sign)) this.#commandStart = false;
    return true;
  }

  /** `echo it's`: between letters, and never closed on its line. People mean no quote, whatever the shell does. */
  #isApostrophe(): boolean {
    const around = this.#line.slice(this.#at - 2, this.#at + 1);
    return /^\p{L}'\p{L}$/u.test(around) && !this.#line.includes("'", this.#at);
  }

  #readWord(word: string): void {
    this.#at += word.length;
    const starts = this.#commandStart;
    this.#commandStart = starts && leading.has(word);
    if (!starts) return;
    const closer = ownValue(compound, word) ?? (word === '{' ? '}' : undefined);
    if (closer !== undefined) this.#open.push(closer);
    else if (this.#open.at(-1) === word) this.#open.pop();
  }

  /** Behind a dollar sign: `$(`, `$((`, `${`. */
  #readExpansion(): void {
    const rest = this.#line.slice(this.#at);
    const [opener, closer] = rest.startsWith('((')
      ? ['((', '))']
      : rest.startsWith('(')
        ? ['(', ')']
        : rest.startsWith('{')
          ? ['{', '}']
          : ['', ''];
    if (closer === '') return;
    this.#open.push(closer);
    this.#at += opener.length;
    this.#commandStart = closer === ')';
  }
}
