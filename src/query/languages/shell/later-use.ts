/** What is asked of a value besides its quotes, because of what is done with it once the shell has read it. */
import type { SyntaxNode, Word } from 'unbash';
import type { Layer } from '../../../fill/layer.ts';
import { pathLayers } from '../../path-part.ts';
import type { Placeholder } from '../../placeholder.ts';
import { quotedRanges, rangeAt, shellQuoting } from '../../quoting.ts';
import type { ShellCommand } from './commands.ts';
import type { ShellReading } from './read.ts';
import { programName } from './words.ts';

/** A place for a value: the word that it stands in, what holds the word, and the command. */
export interface ValuePlace {
  readonly reading: ShellReading;
  readonly hole: Placeholder;
  readonly path: readonly SyntaxNode[];
  readonly word: Word;
  readonly holder: SyntaxNode;
  readonly command: ShellCommand | undefined;
}

/** The layers that the value passes before those of its quotes. */
export function laterUse(place: ValuePlace): readonly Layer[] {
  return [...new Set([...asVariable(place), ...asInput(place), ...asPattern(place), ...asProcess(place)])];
}

/** `T=${tenant}; rm -rf /srv/$T`, `for t in ${tenant}; do …`: what is asked where the variable is used. */
function asVariable({ reading, word, holder }: ValuePlace): Layer[] {
  if (holder.type === 'Assignment' && typeof holder.name === 'string') return layersOfVariable(reading.read, holder.name, new Set());
  if ((holder.type === 'For' || holder.type === 'Select') && holder.name !== word)
    return layersOfVariable(reading.read, reading.read.slice(holder.name.pos, holder.name.end), new Set());
  return [];
}

/** A variable that is handed to another one (`B=$A`) is followed. */
function layersOfVariable(text: string, name: string, seen: Set<string>): Layer[] {
  if (!/^[A-Za-z_]\w*$/.test(name) || seen.has(name)) return [];
  seen.add(name);
  const quoted = quotedRanges(text, shellQuoting);
  const uses = [...text.matchAll(new RegExp(`\\$(?:${name}(?!\\w)|\\{${name}(?!\\w)[^}\\n]*\\})`, 'g'))];
  return uses.flatMap(({ 0: use, index: from }): Layer[] => {
    const mark = rangeAt(quoted, from)?.mark;
    if (mark === "'") return [];
    const taker = /(?:^|[\s;&|(])(\w+)\+?=["\w./:@-]*$/.exec(text.slice(Math.max(0, from - 200), from))?.[1];
    return [
      ...pathLayers(text, { from, to: from + use.length }),
      ...(mark === '"' || taker !== undefined ? [] : (['one-word'] as const)),
      ...(taker === undefined ? [] : layersOfVariable(text, taker, seen)),
    ];
  });
}

const prints = /^(?:echo|printf|print)$/;
const runsInput = /^(?:sh|bash|zsh|dash|ksh|ash|fish|source|eval)$/;
const splitsInput = /^(?:xargs|parallel|read)$/;

/** `echo ${tenant} | sh`, `printf '%s\n' "${tenant}" | xargs …`: what comes later in the pipeline takes it apart. */
function asInput(place: ValuePlace): Layer[] {
  if (!prints.test(programName(place.command?.words[0]?.value))) return [];
  const words = laterWords(place);
  if (words.some((name) => runsInput.test(name))) return ['inner-code'];
  return words.some((name) => splitsInput.test(name)) ? ['path-part', 'plain'] : [];
}

/** The words of the commands that come later in the pipeline. */
function laterWords({ reading, hole, path }: ValuePlace): string[] {
  const pipeline = path.findLast((node) => node.type === 'Pipeline');
  const stage = pipeline?.commands.findIndex(({ pos, end }) => pos <= hole.from && hole.to <= end) ?? -1;
  if (pipeline === undefined || stage === -1) return [];
  return pipeline.commands
    .slice(stage + 1)
    .flatMap(({ pos, end }) =>
      reading.commands
        .filter(({ from, to }) => pos <= from && to <= end)
        .flatMap((one) => one.words.map(({ value }) => programName(value))),
    );
}

const searches = /^(?:[efz]?grep|rg|ag|ack|pgrep|pkill|killall)$/;
/** What stands behind these is a pattern. */
const patternOptions = /^(?:-i?name|-i?path|-wholename|-i?regex|-lname|--pattern|--include|--exclude|--filter)$/i;
const patternWords = /^(?:keys|match|psubscribe)$/i;

/** Programs that act on what they match. */
const actsOnMatches = /^(?:pkill|killall|aws|gsutil|rsync|rclone|s3cmd|mc)$/;
const actOptions = /^-(?:delete|exec|execdir|ok|okdir)$/;

/**
 * `pkill -f ${app}`, `find -name '*${tenant}*' -delete`, `… | grep ${app} | xargs kubectl delete`: a value such as `*` or `.` would match all
 * there is. Where matches are only shown any text may be searched for.
 */
function asPattern(place: ValuePlace): Layer[] {
  const { reading, word, command } = place;
  if (command === undefined) return [];
  const isActedOn =
    command.substituted ||
    command.words.some(({ value }) => actsOnMatches.test(programName(value)) || actOptions.test(value ?? '')) ||
    laterWords(place).some((name) => splitsInput.test(name) || runsInput.test(name));
  if (!isActedOn) return [];
  const at = command.words.findIndex(({ from, to }) => from <= word.pos && word.end <= to);
  if (at < 1) return [];
  const before = command.words.slice(0, at).map(({ value }) => value ?? '');
  const own = reading.read.slice(word.pos, word.end);
  const isPattern =
    before.some((value) => searches.test(programName(value))) ||
    patternOptions.test(before.at(-1) ?? '') ||
    /^['"]?--(?:pattern|include|exclude|filter)=/.test(own) ||
    (programName(before[0] ?? '') === 'redis-cli' && patternWords.test(before.at(-1) ?? '')) ||
    (own.includes('*') && /['"]/.test(own) && !/:\/\//.test(own));
  return isPattern ? ['search-text'] : [];
}

/** `kill ${pid}`: 0 and negative numbers are groups of processes. */
function asProcess({ reading, hole, word, command }: ValuePlace): Layer[] {
  if (command === undefined || !/^['"]?$/.test(reading.text.slice(word.pos, hole.from))) return [];
  const at = command.words.findIndex(({ from, to }) => from <= word.pos && word.end <= to);
  const before = command.words.slice(0, Math.max(0, at)).map(({ value }) => value ?? '');
  return before.some((value) => programName(value) === 'kill') && !/^-[snl]$/.test(before.at(-1) ?? '') ? ['process-id'] : [];
}
