/** Which judge knows which program: a team's rows first, then programs that need code, then the rows that everybody has. */

import { readArguments } from '../languages/shell/arguments.ts';
import { baseName, unwrap } from '../languages/shell/program.ts';
import type { ShellWord } from '../languages/shell/read.ts';
import { clientJudges } from './judges/clients.ts';
import { fileJudges } from './judges/files.ts';
import { judgeGit } from './judges/git.ts';
import { httpJudges } from './judges/http.ts';
import { judgeKubectl } from './judges/kubectl.ts';
import { shellJudges } from './judges/shells.ts';
import { changes, type Judge, type Outcome, reads, unclassed, under, type Within } from './outcome.ts';
import { programs } from './programs/index.ts';
import type { Programs } from './row.ts';
import { guess, judgeByRow, rowJudge } from './row-judge.ts';

/** Programs with a judge of their own. */
export const judges: Readonly<Record<string, Judge>> = {
  ...fileJudges,
  ...shellJudges,
  ...httpJudges,
  ...clientJudges,
  // `k` is what most people call it.
  ...under(['kubectl', 'oc', 'k', 'kubecolor', 'microk8s.kubectl', 'k3s-kubectl'], judgeKubectl),
  git: judgeGit,
};

export function judgeProgram(words: readonly ShellWord[], within: Within, own?: Programs): Outcome {
  const [program, ...args] = words;
  if (program === undefined) return reads;
  if (program.value === null) return guess(readArguments(args, {}), program.text);
  const name = baseName(program.value);
  const team = own?.get(name);
  if (team !== undefined) return judgeByRow(team, args, within, name);
  const wrapped = unwrap(words);
  if (wrapped !== null) return judgeWrapped(wrapped, within);
  // GNU's convention: help is printed and nothing is done, wherever the option stands.
  if (args.length === 1 && /^--(?:help|version)$/.test(args[0]?.value ?? '')) return reads;
  const judge = judgeOf(name);
  return judge === null ? guess(readArguments(args, {}), name) : judge(args, within, name);
}

function judgeOf(name: string): Judge | null {
  if (Object.hasOwn(judges, name)) return judges[name] ?? null;
  const row = programs.get(name);
  return row === undefined ? null : rowJudge(row);
}

/** `sudo -l`, `command -v` and a wrapper alone only show something; `sudo -i` opens a shell. */
function judgeWrapped({ name, options, inner }: NonNullable<ReturnType<typeof unwrap>>, within: Within): Outcome {
  const [first] = inner;
  if (first === undefined) {
    const opensShell =
      ['sudo', 'chroot', 'nsenter', 'doas', 'unshare'].includes(name) &&
      !options.some((option) => ['-l', '-v', '-k', '-V', '--list'].includes(option));
    return opensShell ? judgeOpened(name, within) : reads;
  }
  if (name === 'sudo' && options.some((option) => option === '-e' || option === '--edit')) return changes('edits files');
  if (name === 'command' && options.some((option) => option === '-v' || option === '-V')) return reads;
  // `watch 'kubectl get pods | head'`: one word that is shell text. `flock file -c 'text'`.
  if (inner.length === 1 && /\s/.test(first.value ?? first.text) && readsText.has(name)) return within.code('shell', first);
  const code = inner[1];
  if (name === 'flock' && first.value === '-c' && code !== undefined) return within.code('shell', code);
  if (name === 'parallel') return within.words(withoutLists(inner));
  return within.words(inner);
}

const readsText: ReadonlySet<string> = new Set([
  'watch',
  'parallel',
  'unbuffer',
  'sudo',
  'xargs',
  'entr',
  'chronic',
  'hyperfine',
  'viddy',
  'script',
]);

/** `sudo -i` and `sudo -s` hand their input to a shell. */
function judgeOpened(name: string, within: Within): Outcome {
  return within.input.kind === 'text' ? within.code('shell', within.input.word) : unclassed(`${name} (a shell)`);
}

/** What stands behind `:::` are values for the command. */
function withoutLists(words: readonly ShellWord[]): readonly ShellWord[] {
  const at = words.findIndex(({ value }) => /^:{3,4}\+?$/.test(value ?? ''));
  return at === -1 ? words : words.slice(0, at);
}
