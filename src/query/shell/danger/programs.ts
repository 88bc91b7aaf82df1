/** Which judge knows which program. A new program is an entry in the table of its kind. */
import { baseName, unwrap } from '../program.ts';
import type { ShellWord } from '../read.ts';
import { cloudJudges } from './clouds.ts';
import { containerJudges } from './containers.ts';
import { dataJudges } from './data.ts';
import { fileJudges } from './files.ts';
import { judgeForge, judgeGit } from './git.ts';
import { hostJudges } from './hosts.ts';
import { judgeKubectl } from './kubectl.ts';
import { networkJudges } from './network.ts';
import { type Judge, type Outcome, reads, unclassed, under, type Within } from './outcome.ts';
import { packageJudges } from './packages.ts';
import { readingJudges } from './reading.ts';
import { storeJudges } from './stores.ts';
import { textJudges } from './text-tools.ts';
import { webJudges } from './web.ts';

const judges: Readonly<Record<string, Judge>> = {
  ...readingJudges,
  ...textJudges,
  ...fileJudges,
  ...hostJudges,
  ...networkJudges,
  ...packageJudges,
  ...containerJudges,
  ...dataJudges,
  ...storeJudges,
  ...webJudges,
  ...cloudJudges,
  // `k` is what most people call it.
  ...under('kubectl oc k', judgeKubectl),
  git: judgeGit,
  ...under('gh glab', judgeForge),
  // These read a program or a definition from elsewhere.
  ...under('source .', (words) => unclassed(`source ${words[0]?.text ?? ''}`)),
};

export function judgeProgram(words: readonly ShellWord[], within: Within): Outcome {
  const [program, ...args] = words;
  if (program === undefined) return reads;
  if (program.value === null) return unclassed(program.text);
  const wrapped = unwrap(words);
  if (wrapped !== null) return judgeWrapped(wrapped, within);
  const name = baseName(program.value);
  const judge = Object.hasOwn(judges, name) ? judges[name] : undefined;
  if (judge === undefined) return unclassed(name);
  // GNU's convention: help is printed and nothing is done, wherever the option stands.
  return args.length === 1 && /^--(?:help|version)$/.test(args[0]?.value ?? '') ? reads : judge(args, within, name);
}

/** `sudo -l`, `command -v` and a wrapper alone only show something; `sudo -i` opens a shell. */
function judgeWrapped({ name, options, inner }: NonNullable<ReturnType<typeof unwrap>>, within: Within): Outcome {
  const [first] = inner;
  if (first === undefined) {
    const opensShell =
      (name === 'sudo' || name === 'chroot' || name === 'nsenter' || name === 'doas') &&
      !options.some((option) => ['-l', '-v', '-k', '-V', '--list'].includes(option));
    return opensShell ? unclassed(name) : reads;
  }
  if (name === 'sudo' && options.some((option) => option === '-e' || option === '--edit'))
    return { findings: [{ danger: 'changes-state', what: 'edits files' }], unknown: [] };
  if (name === 'command' && options.some((option) => option === '-v' || option === '-V')) return reads;
  // `watch 'kubectl get pods | head'`: one word that is shell text.
  if (['watch', 'parallel', 'unbuffer'].includes(name) && inner.length === 1 && /\s/.test(first.value ?? first.text))
    return within.text(first);
  return within.words(inner);
}
