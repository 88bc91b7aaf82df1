/** Which judge knows which program: a team's rows first, then programs that need code, then the rows that everybody has. */

import { readArguments } from '../languages/shell/arguments.ts';
import { baseName, unwrap } from '../languages/shell/program.ts';
import type { ShellWord } from '../languages/shell/read.ts';
import { cloudJudges } from './judges/clouds.ts';
import { containerJudges } from './judges/containers.ts';
import { fileJudges } from './judges/files.ts';
import { fleetJudges } from './judges/fleets.ts';
import { judgeGit } from './judges/git.ts';
import { httpJudges } from './judges/http.ts';
import { judgeKubectl } from './judges/kubectl.ts';
import { networkJudges } from './judges/network.ts';
import { redisJudges } from './judges/redis-cli.ts';
import { runnerJudges } from './judges/runners.ts';
import { shellJudges } from './judges/shells.ts';
import { tracingJudges } from './judges/tracing.ts';
import { isCmdlet, judgeCmdlet, windowsJudges } from './judges/windows.ts';
import { both, type Judge, type Outcome, reads, under, type Within } from './outcome.ts';
import { judgeOutputOptions } from './output-options.ts';
import { programs } from './programs/index.ts';
import type { Programs } from './row.ts';
import { guess, judgeByRow, rowJudge } from './row-judge.ts';
import { judgeWrapped } from './wrapped.ts';

/** Programs with a judge of their own. */
export const judges: Readonly<Record<string, Judge>> = {
  ...fileJudges,
  ...shellJudges,
  ...tracingJudges,
  ...httpJudges,
  ...containerJudges,
  ...cloudJudges,
  ...fleetJudges,
  ...redisJudges,
  ...networkJudges,
  ...runnerJudges,
  // `k` is what most people call it.
  ...under(['kubectl', 'oc', 'k', 'kubecolor', 'microk8s.kubectl', 'k3s-kubectl'], judgeKubectl),
  git: judgeGit,
};

export function judgeProgram(words: readonly ShellWord[], within: Within, own?: Programs): Outcome {
  const [program, ...args] = words;
  if (program === undefined) return reads;
  if (program.value === null) return guess(readArguments(args, {}), program.text);
  const name = baseName(program.value).replace(/\.exe$/i, '');
  const team = own?.get(name);
  if (team !== undefined) return judgeByRow(team, args, within, name);
  const wrapped = unwrap(words);
  if (wrapped !== null) return judgeWrapped(wrapped, within);
  if (asksForHelp(args)) return reads;
  const judge = judgeOf(name);
  const outcome =
    judge !== null ? judge(args, within, name) : isCmdlet(name) ? judgeCmdlet(words, within) : guess(readArguments(args, {}), name);
  return outcome.findings.length > 0 ? outcome : both(outcome, judgeOutputOptions(args, name));
}

/** GNU's convention: help is printed and nothing is done, behind the program or behind its verbs. */
function asksForHelp(args: readonly ShellWord[]): boolean {
  const verbs = args.slice(0, -1);
  return (
    verbs.length <= 3 &&
    /^--(?:help|version)$/.test(args.at(-1)?.value ?? '') &&
    verbs.every(({ value }) => /^[a-z][a-z-]*$/.test(value ?? ''))
  );
}

function judgeOf(name: string): Judge | null {
  if (Object.hasOwn(judges, name)) return judges[name] ?? null;
  const row = programs.get(name);
  if (row !== undefined) return rowJudge(row);
  return Object.hasOwn(windowsJudges, name.toLowerCase()) ? (windowsJudges[name.toLowerCase()] ?? null) : null;
}
