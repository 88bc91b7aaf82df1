/** What is wrong with a shell text, in words: the parser's first error, as a reader of the text would say it. */
import type { ParseError } from 'unbash';

export interface ShellFailure {
  /** The token that bash cannot take; empty at the end of the text. */
  from: number;
  to: number;
  message: string;
  /** Empty when it cannot be told. */
  expected: string;
  /** `quote`: one that is never closed, which is wrong in every shell. `open`: the text ends too soon. `token`: one that cannot stand there. */
  kind: 'quote' | 'open' | 'token';
}

interface Unclosed {
  pattern: RegExp;
  mark: string;
  name: string;
  closer: string;
}

/** What is open and never closed, by the parser's words; its mark, and what would close it. */
const unclosed: readonly Unclosed[] = [
  { pattern: /single quote/, mark: "'", name: "`'`", closer: "a closing `'`" },
  { pattern: /ANSI-C quote/, mark: "$'", name: "`$'`", closer: "a closing `'`" },
  { pattern: /double quote/, mark: '"', name: '`"`', closer: 'a closing `"`' },
  { pattern: /backtick/, mark: '`', name: '`` ` ``', closer: 'a closing backquote' },
  { pattern: /command substitution/, mark: '$(', name: '`$(`', closer: '`)`' },
  { pattern: /process substitution/, mark: '<(', name: '`<(`', closer: '`)`' },
  { pattern: /parameter expansion/, mark: '${', name: '`${`', closer: '`}`' },
  { pattern: /arithmetic expansion/, mark: '$((', name: '`$((`', closer: '`))`' },
  { pattern: /arithmetic/, mark: '((', name: '`((`', closer: '`))`' },
  { pattern: /extended glob/, mark: '(', name: '`(`', closer: '`)`' },
  { pattern: /array subscript/, mark: '[', name: '`[`', closer: '`]`' },
];

/** What must be open where one of these stands. */
const opened: ReadonlyMap<string, string> = new Map([
  ['fi', '`if`'],
  ['then', '`if`'],
  ['elif', '`if`'],
  ['else', '`if`'],
  ['do', '`for`, `while` or `until`'],
  ['done', '`for`, `while` or `until`'],
  ['esac', '`case`'],
  [';;', '`case`'],
  ['}', '`{`'],
  [')', '`(`'],
]);

/** Null where the parser gives up at a depth that nobody writes, or in a way that says nothing of the text. */
export function describeFailure(text: string, errors: readonly ParseError[]): ShellFailure | null {
  const [error] = errors;
  if (error === undefined || errors.some(({ message }) => message.startsWith('maximum '))) return null;
  const open = /^unterminated /.test(error.message) ? unclosed.find(({ pattern }) => pattern.test(error.message)) : undefined;
  if (open !== undefined) return neverClosed(text, error.pos, open);
  const found = foundAt(text, error);
  // `<a<(b)` is one word to bash and two to the parser.
  if (/^[<>]\(/.test(text.slice(found.from))) return null;
  const at = { from: found.from, to: found.to };
  const token = text.slice(found.from, found.to);
  const bracket = /^[()\w]/.test(token) ? bracketBefore(text, token === '(' ? found.to : found.from) : null;
  if (bracket !== null && /^unexpected token/.test(error.message)) {
    return {
      from: bracket,
      to: bracket + 1,
      message: 'found `(` behind a word',
      expected: "quotes around text with brackets, such as `'(a)'`",
      kind: 'token',
    };
  }
  const expected = expectedOf(error, errors);
  const needs = opened.get(token);
  if (token === '}' && / to close 'brace group'|to close brace group/.test(error.message))
    return { ...at, message: 'found `}` as an argument', expected: '`;` before it', kind: 'token' };
  const isPattern = token === ')' && /\bcase\s[\s\S]*\sin\s/.test(text.slice(0, found.from));
  if (expected === '' && needs !== undefined)
    return {
      ...at,
      message: `${found.message}, and no ${needs} is open`,
      expected: isPattern ? '`;;` before the next pattern' : 'it to be left out',
      kind: 'token',
    };
  return { ...at, message: found.message, expected, kind: found.from === found.to ? 'open' : 'token' };
}

function neverClosed(text: string, pos: number, open: Unclosed): ShellFailure {
  // The parser points near the mark, not always at it.
  const near = text.indexOf(open.mark, pos);
  const from = near === -1 || near > pos + 2 ? pos : near;
  const isApostrophe = open.mark === "'" && /^\p{L}'\p{L}/u.test(text.slice(from - 1, from + 2));
  return {
    from,
    to: Math.min(text.length, from + open.mark.length),
    message: `found ${open.name}, which is never closed`,
    expected: isApostrophe ? `${open.closer}, or double quotes around a text with an apostrophe` : open.closer,
    kind: /quote/.test(open.pattern.source) ? 'quote' : 'open',
  };
}

/** The token that the parser could not take. */
function foundAt(text: string, error: ParseError): { from: number; to: number; message: string } {
  const end = text.trimEnd().length;
  let from = Math.min(error.pos, end);
  // A missing `do` or `then` is noticed behind the word that stands in its place.
  const before = /^expected '(?:do|then|in)'|^expected '\}'/.test(error.message)
    ? /(?:fi|done|esac|[})])$/.exec(text.slice(0, from))
    : null;
  if (before !== null) from -= before[0].length;
  else while (from < end && /[ \t]/.test(text[from] ?? '')) from++;
  if (from >= end) return { from: end, to: end, message: end === 0 ? 'found nothing' : 'found the end of the text' };
  if (text[from] === '\n') return { from, to: from, message: 'found the end of the line' };
  const token = /^(?:;;&?|;&|&&|\|\||\|&|&>>?|>>|<<-?|[<>]&|[;&|()<>{}]|[^\s;&|()<>]+)/.exec(text.slice(from))?.[0] ?? text[from] ?? '';
  const short = token.length > 40 ? `${token.slice(0, 39)}…` : token;
  return { from, to: from + token.length, message: `found ${short.includes('`') ? `\`\` ${short} \`\`` : `\`${short}\``}` };
}

/** The bracket of `echo (a)`: nothing but blanks and one word stands between it and the error, and a word stands before it. */
function bracketBefore(text: string, at: number): number | null {
  const match = /[^\s;&|(){}<>=$][ \t]*(\([^()\n;|&]*)$/.exec(text.slice(0, at));
  return match?.[1] === undefined || /(?:^|[\s;])(?:if|while|until|then|do|else|elif|!)[ \t]*$/.test(text.slice(0, at - match[1].length))
    ? null
    : at - match[1].length;
}

function expectedOf(error: ParseError, errors: readonly ParseError[]): string {
  // Behind `unexpected token 'done'` comes what was missing: `expected 'fi' to close 'if'`.
  const parserMessage = error.message.startsWith('unexpected token')
    ? errors.find(({ message }) => / to close /.test(message))?.message
    : error.message;
  if (parserMessage === undefined) return /^unexpected token '(?:\|\|?&?|&&?|;)'/.test(error.message) ? 'a command before it' : '';
  const closing = /^expected '(.+)' to close '?(.+?)'?$/.exec(parserMessage);
  if (closing !== null) {
    const opener = /subshell|test group/.test(closing[2] ?? '') ? '(' : closing[2] === 'brace group' ? '{' : closing[2];
    return `\`${closing[1]}\` to close \`${opener}\``;
  }
  const word = /^expected '(.+?)'/.exec(parserMessage)?.[1];
  if (word !== undefined) return `\`${word}\``;
  const behind = /^expected (?:command|word) after '(.+)'$/.exec(parserMessage)?.[1];
  if (behind !== undefined) return `${parserMessage.startsWith('expected word') ? 'a name' : 'a command'} behind \`${behind}\``;
  return others.find(([pattern]) => pattern.test(parserMessage))?.[1] ?? '';
}

const others: readonly (readonly [pattern: RegExp, expected: string])[] = [
  [/redirect target/, 'a word behind the redirection'],
  [/function body/, 'a function’s body in `{ … }`'],
  [/in subshell/, 'a command between `(` and `)`'],
  [/in brace group/, 'a command between `{` and `}`'],
  [/three arithmetic/, 'three expressions with `;` between them'],
  [/unary test|conditional/, 'an operand'],
];
