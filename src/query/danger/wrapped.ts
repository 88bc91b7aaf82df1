/** Programs that run the program behind them: `sudo`, `env`, `timeout`, `xargs`, `watch`, `parallel`, `strace`. */
import { restOf } from '../languages/shell/arguments.ts';
import type { Wrapped } from '../languages/shell/program.ts';
import type { ShellWord } from '../languages/shell/words.ts';
import { judgeInput } from './input.ts';
import { both, changes, type Outcome, reads, unclassed, type Within } from './outcome.ts';
import { judgeWritten } from './places.ts';
import { judgeVariables, variableIn } from './variables.ts';

/** What the wrapper writes and sets, and what it runs. */
export function judgeWrapped(wrapped: Wrapped, within: Within): Outcome {
  const variables = wrapped.assignments.flatMap((word) => variableIn(word) ?? []);
  return both(judgeVariables(variables, within), judgeFiles(wrapped, within), judgeInner(wrapped, within));
}

/** `strace -o FILE`; a pipe in place of a file is a command. */
function judgeFiles({ name, writes }: Wrapped, within: Within): Outcome {
  return both(
    ...writes.map((word) =>
      name === 'strace' && /^[|!]/.test(word.value ?? word.literalPrefix) ? within.code('shell', restOf(word, 1)) : judgeWritten(word),
    ),
  );
}

/** `sudo -l`, `command -v` and a wrapper alone only show something; `sudo -i` opens a shell. */
function judgeInner({ name, options, inner }: Wrapped, within: Within): Outcome {
  const isGiven = (...names: readonly string[]) => options.some((option) => names.includes(option.name));
  const [first] = inner;
  const split = options.find((option) => name === 'env' && (option.name === '-S' || option.name === '--split-string'))?.valueWord;
  if (split !== undefined) return within.code('shell', split);
  if (name === 'parallel') return judgeParallel(inner, within);
  if (first === undefined) {
    const opensShell =
      ['sudo', 'chroot', 'nsenter', 'doas', 'unshare'].includes(name) && !isGiven('-l', '-v', '-k', '-K', '-V', '--list', '--validate');
    return opensShell ? judgeOpened(name, within) : reads;
  }
  if (name === 'sudo' && isGiven('-e', '--edit')) return changes('edits files');
  if (name === 'systemd-run' && options.some((option) => /^--on-|^--timer|^--path-property|^--socket-property/.test(option.name)))
    return both(changes('plans a command'), within.words(inner));
  if (name === 'command' && isGiven('-v', '-V')) return reads;
  // `watch 'kubectl get pods | head'`: one word that is shell text. `flock file -c 'text'`.
  if (inner.length === 1 && /\s/.test(first.value ?? first.text) && readsText.has(name)) return within.code('shell', first);
  const code = inner[1];
  if (name === 'flock' && first.value === '-c' && code !== undefined) return within.code('shell', code);
  return within.words(inner);
}

const readsText: ReadonlySet<string> = new Set([
  'watch',
  'unbuffer',
  'sudo',
  'xargs',
  'entr',
  'chronic',
  'hyperfine',
  'viddy',
  'script',
  'retry',
  'setsid',
  'nohup',
]);

/** `parallel 'rm {}' ::: a b`: what stands behind `:::` are values for the command; without one they are commands, as its input is. */
function judgeParallel(words: readonly ShellWord[], within: Within): Outcome {
  const at = words.findIndex(({ value }) => /^:{3,4}\+?$/.test(value ?? ''));
  const own = at === -1 ? words : words.slice(0, at);
  const [first] = own;
  if (first === undefined && at !== -1 && words[at]?.value !== '::::')
    return both(...words.slice(at + 1).map((word) => within.code('shell', word)));
  if (first === undefined) return (at === -1 ? judgeInput(within, 'parallel', 'shell') : null) ?? unclassed('parallel');
  return own.length === 1 && /\s/.test(first.value ?? first.text) ? within.code('shell', first) : within.words(own);
}

/** `sudo -i` and `sudo -s` hand their input to a shell. */
function judgeOpened(name: string, within: Within): Outcome {
  return within.input.kind === 'text' ? within.code('shell', within.input.word) : unclassed(`${name} (a shell)`);
}
