/**
 * Options that name a file to write by how they are called, in every program: `--output=FILE`, `-out FILE`, `--log-file FILE`. Rows
 * (`writesTo`) have those that their name does not show, such as `-w`.
 */
import { restOf } from '../languages/shell/arguments.ts';
import type { ShellWord } from '../languages/shell/words.ts';
import { both, type Outcome } from './outcome.ts';
import { judgeWritten, placeOf } from './places.ts';

const writing =
  /^--?(?:[a-z]+[-_.])*(?:out|output|outfile|outdir|out[-_.]?(?:file|dir|path|folder)|output[-_.]?(?:file|dir|directory|folder|path|document|location|prefix|template-file)|dest|destination|dest[-_]?(?:file|dir|path)|destination[-_]?(?:file|dir|path)|target[-_]dir(?:ectory)?|save[-_]?(?:to|as|path|dir|file)|write|write[-_]?(?:to|out-file)|dump[-_]?(?:file|dir|to|header|bin|path)|export[-_]?(?:file|dir|path|to)|report[-_]?(?:file|dir|path)|(?:log|result|summary)[-_]?(?:file|dir)|(?:json|csv|html)file|cookie-jar|download[-_]?(?:dir|to|path)|local[-_](?:dir|path)|cidfile|iidfile|metadata-file)$/i;

/** What is written by options of such names. Only a path that shows that it leads out of the working folder counts: other values may be formats. */
export function judgeOutputOptions(words: readonly ShellWord[], program: string): Outcome {
  return both(
    ...words.flatMap((word, at) => fileOf(word, words[at + 1]) ?? shortFileOf(word, words[at + 1], program) ?? []).map(judgeWritten),
  );
}

/** `-o` has no value there. */
const without =
  /^(?:ls|ll|dir|vdir|lsd|exa|eza|[efz]?grep|zegrep|rg|ag|lsof|netstat|ss|strings|od|nm|objdump|hexdump|set|find|gfind|test|\[|\[\[)$/;

/** `-o` and `-O` name a file, a format or a column: a path is none of the last two. */
function shortFileOf(word: ShellWord, next: ShellWord | undefined, program: string): ShellWord | undefined {
  const text = word.value ?? word.literalPrefix;
  if (!/^-[oO](?:=?\/|$)/.test(text) || without.test(program)) return undefined;
  const file = text.length === 2 ? next : restOf(word, text.startsWith('-o=') || text.startsWith('-O=') ? 3 : 2);
  return file !== undefined && leadsOut(file) ? file : undefined;
}

function fileOf(word: ShellWord, next: ShellWord | undefined): ShellWord | undefined {
  const text = word.value ?? word.literalPrefix;
  if (!text.startsWith('-')) return undefined;
  const equals = text.indexOf('=');
  const name = equals === -1 ? text : text.slice(0, equals);
  // `--output-dir` is one option, `-out` is one as well, but `-o` may be anything.
  if (!/^--?\w{3,}/.test(name) || !writing.test(name)) return undefined;
  const file = equals !== -1 ? restOf(word, equals + 1) : word.value === null ? undefined : next;
  return file !== undefined && leadsOut(file) ? file : undefined;
}

function leadsOut(file: ShellWord): boolean {
  return /^["']?(?:\/|~\/|\$HOME\/|\.\.\/)/.test(file.text) && ['system', 'disk'].includes(placeOf(file));
}
