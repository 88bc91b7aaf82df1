/** JSON that commands send over HTTP: `curl -d '{…}'`, `wget --post-data`, a here-document behind `-d @-`. */
import type { Diagnosis } from '../../language.ts';
import { readJson } from '../json/read.ts';
import { readArguments } from './arguments.ts';
import { baseName, programOf } from './program.ts';
import type { ShellCommand, ShellReading, ShellWord } from './read.ts';

const bodyOptions = new Set([
  '-d',
  '--data',
  '--data-raw',
  '--data-binary',
  '--data-ascii',
  '--json',
  '--raw',
  '--post-data',
  '--body-data',
]);
const takes = [
  ...bodyOptions,
  ...['-H', '--header', '-X', '--request', '-u', '--user', '-o', '--output', '-F', '--form', '--data-urlencode', '-m', '--max-time', '-w'],
  ...['--write-out', '-x', '--proxy', '-E', '--cert', '--key', '--cacert', '-A', '--url', '--method', '-b', '-c', '-e', '-T', '-D', '-K'],
];

/** Faults in the JSON of bodies, each at its place in the text; nothing where the body is not meant as JSON, or a part of it is not known. */
export function bodyProblems(reading: ShellReading): Diagnosis[] {
  return reading.commands.flatMap((command) => {
    const [program, ...words] = programOf(command.words);
    const name = baseName(program?.value ?? '');
    if (!/^(?:curl|wget|http|https|xh|xhs|curlie)$/.test(name)) return [];
    return bodiesOf(command, words, reading.text).flatMap(problemsOf);
  });
}

/** A text and where each of its characters stands. */
interface Body {
  text: string;
  places: readonly number[];
}

function bodiesOf(command: ShellCommand, words: readonly ShellWord[], source: string): Body[] {
  const args = readArguments(words, { takes });
  const headers = args.options.filter(({ name }) => name === '-H' || name === '--header').map(({ value }) => value ?? '');
  const type = headers.find((header) => /^content-type:/i.test(header));
  if (type !== undefined && !/json/i.test(type)) return [];
  const sent = args.options.filter(({ name }) => bodyOptions.has(name));
  // Several bodies are joined with `&`, as forms are.
  if (sent.length !== 1 || args.options.some(({ name }) => name === '-G' || name === '--get')) return [];
  const [body] = sent;
  if (body?.valueWord === undefined) return [];
  if (body.value !== '@-') return [unquoted(source, body.valueWord)];
  const document = command.redirects.findLast(({ body: text }) => text !== undefined)?.body;
  return document?.value == null || document.to - document.from !== document.value.length
    ? []
    : [{ text: document.value, places: Array.from(document.value, (_, at) => document.from + at) }];
}

function problemsOf({ text, places }: Body): Diagnosis[] {
  // Anything else may be a form or another language.
  if (!/^\s*(?:\{\s*["}]|\[\s*[[{"\]])/.test(text)) return [];
  const { problems, leftAlone, limit } = readJson(text);
  if (leftAlone !== null || limit !== null) return [];
  const end = (places.at(-1) ?? 0) + 1;
  return problems.map(({ from, to, message, expected }) => ({
    from: places[from] ?? end,
    to: Math.max(places[from] ?? end, places[to] ?? end),
    message: `in the JSON of the body, ${message}`,
    expected,
  }));
}

/** What a shell hands over, with `${…}` where an expansion stands. https://www.gnu.org/software/bash/manual/bash.html#Quoting */
function unquoted(source: string, word: ShellWord): Body {
  let text = '';
  const places: number[] = [];
  let quote = '';
  const put = (character: string, at: number) => {
    text += character;
    for (let unit = 0; unit < character.length; unit++) places.push(at);
  };
  for (let at = word.from; at < word.to; at++) {
    const sign = source[at] ?? '';
    const hole = word.holes.find(({ from }) => from === at);
    if (hole !== undefined) {
      put('${x}', at);
      at = hole.to - 1;
    } else if (quote === "'") {
      if (sign === "'") quote = '';
      else put(sign, at);
    } else if (sign === '\\') {
      const next = source[at + 1] ?? '';
      const isEscape = quote === '' || /["\\$`\n]/.test(next);
      if (!isEscape) put(sign, at);
      else {
        if (next !== '\n') put(next, at + 1);
        at++;
      }
    } else if (sign === '"' || (sign === "'" && quote === '')) {
      quote = quote === sign ? '' : sign;
    } else if (sign === '$' || sign === '`') {
      const length = expansionAt(source.slice(at, word.to));
      put(length === 0 ? sign : '${x}', at);
      at += Math.max(0, length - 1);
    } else put(sign, at);
  }
  return { text, places };
}

/** How long the expansion is with which a text begins; 0 for a sign that is none. */
function expansionAt(text: string): number {
  const simple = /^(?:\$\w+|\$[@*#?$!-]|\$\{[^{}]*\}|`[^`]*`)/.exec(text);
  if (simple !== null) return simple[0].length;
  if (!text.startsWith('$(')) return 0;
  let depth = 0;
  for (let at = 1; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at + 1;
  }
  return text.length;
}
