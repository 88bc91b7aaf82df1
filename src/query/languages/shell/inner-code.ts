/** Arguments that another program reads as code: a value that is quoted for the shell could still change it there. */
import type { ShellCommand } from './commands.ts';
import { programName, type ShellWord } from './words.ts';

/** Programs that take code wherever an argument stands. */
const readsCode = new Set(
  'alias awk bc crontab declare eval expect export gawk gdb getopts jq let local mapfile mawk nawk parallel printf read readarray readonly screen sed ssh tmux trap typeset unset watch yq'.split(
    ' ',
  ),
);

/** Programs that take code behind an option, and the letters of that option. */
const codeOptions: ReadonlyMap<string, RegExp> = new Map(
  (
    [
      ['sh bash zsh dash ksh ash fish su runuser pwsh script flock vi vim', /^-\w*c$|^-+[Cc]ommand\b/],
      [
        'python python2 python3 psql gitlab-psql clickhouse-client cqlsh sqlcmd duckdb',
        /^-\w*[ceqQv]|^--(?:command|execute|query|set|variable)\b/,
      ],
      ['mysql mariadb mysqladmin perl ruby node php mongo mongosh influx rsync', /^-\w*[eErpn]|^--(?:execute|eval|print|command)\b/],
      // A subscript in the name of a variable is evaluated: `[ -v 'a[$(id)]' ]`.
      ['[ test', /^-[vR]$/],
    ] as const
  ).flatMap(([names, option]) => names.split(' ').map((name) => [name, option] as const)),
);

/** Selectors of Kubernetes have commas, `=` and `!` of their own. */
const selector = /^(?:-l|-L|--(?:field-)?selector|--label-columns)$/;

/** Signs of a structure inside one argument: JSON, a query, a template, a list. */
const structure = /[{}()[\]|;<>"'$\\`,]/;

/** Builtins to which `NAME=value` is an assignment; with an option (`declare -i`) it may be arithmetic. */
const declares = new Set(['export', 'declare', 'local', 'readonly', 'typeset']);

/** Whether what the author wrote around a hole has a structure of its own. */
export function hasStructure(around: string): boolean {
  return structure.test(around);
}

/**
 * Whether a hole in that word of the command becomes part of code. `around` is what the author wrote in the word besides
 * placeholders, `assigned` whether the word is an assignment. True in doubt.
 */
export function isInnerCode(command: ShellCommand, word: ShellWord, around: string, assigned: boolean): boolean {
  if (hasStructure(around)) return true;
  const at = command.words.indexOf(word);
  const before = at === -1 ? command.words : command.words.slice(0, at);
  const options = before.map(({ literalPrefix }) => literalPrefix);
  if (assigned && declares.has(options[0] ?? '') && !options.some((text) => text.startsWith('-'))) return false;
  if (selector.test(options.at(-1) ?? '') || /^(?:-l|--(?:field-)?selector=)/.test(word.literalPrefix)) return true;
  return before.some(({ value }, index) => {
    const program = programName(value);
    if (isData(program, command.words, index, at)) return false;
    if (readsCode.has(program)) return true;
    const option = codeOptions.get(program);
    // A here-document or a here-string is such a program's script.
    return option !== undefined && (at === -1 || [...options.slice(index + 1), word.literalPrefix].some((text) => option.test(text)));
  });
}

/** Whether the word at `at` is one that the program at `program` takes as it is: behind a format of `printf`, or for a variable of jq. */
function isData(name: string, words: readonly ShellWord[], program: number, at: number): boolean {
  if (at === -1) return false;
  if (name === 'jq') return at - 2 > program && words[at - 2]?.value === '--arg';
  if (name !== 'printf') return false;
  // `printf -v name format …`, `printf -- format …`
  const named = program + 1 + (words[program + 1]?.value === '-v' ? 2 : 0);
  const format = named + (words[named]?.value === '--' ? 1 : 0);
  return at > format && takesText(words[format]?.value ?? null);
}

/** Numbers are computed in zsh and ksh, and `%b` reads backslashes: with `%s` and `%q` an argument stays what it is. */
function takesText(format: string | null): boolean {
  if (format === null) return false;
  const conversions = format.replaceAll('%%', '').match(/%[^A-Za-z%]*[A-Za-z]?/g) ?? [];
  return conversions.every((conversion) => /^%-?\d*(?:\.\d+)?[sq]$/.test(conversion));
}
