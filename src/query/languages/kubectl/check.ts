/**
 * What kubectl itself would refuse: commands and flags that none of its versions has. All are warnings: a plugin, a newer
 * version or an alias may have what the specification lacks, so only a near miss or a flag of a known command is named.
 */
import { distance } from 'fastest-levenshtein';
import { nearest } from '../../../problem/nearest.ts';
import type { Diagnosis } from '../../language.ts';
import { programOf } from '../shell/program.ts';
import type { ShellCommand, ShellReading, ShellWord } from '../shell/read.ts';
import { type KubectlCall, kubectlFlags, kubectlSubcommands, readKubectl } from './call.ts';
import { builtInKinds, otherKinds } from './kinds.ts';
import { newestVersion } from './newer.ts';
import { kubectlVersions } from './spec.ts';

/** Doubtful words in calls of kubectl, in the order of the text; all of severity `warning`. */
export function kubectlProblems(reading: ShellReading): Diagnosis[] {
  return reading.commands.flatMap((command) => {
    const args = kubectlArguments(command);
    return args === null ? [] : problemsOf(readKubectl(args));
  });
}

function kubectlArguments(command: ShellCommand): readonly ShellWord[] | null {
  const words = programOf(command.words);
  const [program, ...args] = words;
  return program?.value === 'kubectl' || program?.value?.endsWith('/kubectl') ? args : null;
}

const versions = `kubectl ${kubectlVersions[0]} to ${newestVersion}`;

function problemsOf(call: KubectlCall): Diagnosis[] {
  const unknownCommand = commandProblem(call);
  if (unknownCommand !== 'none') return unknownCommand === null ? [] : [unknownCommand];
  return [...flagProblems(call), ...kindProblems(call)].sort((a, b) => a.from - b.from);
}

/** Null for what may be a plugin, of which nothing is known. */
function commandProblem({ command, operands }: KubectlCall): Diagnosis | null | 'none' {
  const [word] = operands;
  const below = kubectlSubcommands(command);
  // A command that does its work itself takes operands; `rollout`, `config` and the like do nothing of their own.
  if (below.length === 0 || (command !== '' && !onlyGroups.has(command))) return 'none';
  if (word === undefined) return 'none';
  const name = word.value;
  if (name === null || !/^[a-z][a-z-]*$/.test(name)) return command === '' ? null : 'none';
  const meant = close(name, below);
  if (command !== '' || meant === undefined) return command === '' ? null : subcommandProblem(command, word, name, meant);
  return warning(word, `found \`${name}\`, which is no command of ${versions}`, `\`${meant}\`, or a plugin of that name`);
}

/** https://kubernetes.io/docs/tasks/extend-kubectl/kubectl-plugins/: a plugin adds commands, none below those that exist, but for `create`. */
const onlyGroups = new Set(['auth', 'certificate', 'config', 'create secret', 'create service', 'plugin', 'rollout', 'set', 'top']);

function subcommandProblem(command: string, word: ShellWord, name: string, meant: string | undefined): Diagnosis {
  const known = kubectlSubcommands(command).sort();
  const expected = meant === undefined ? known.map((other) => `\`${other}\``).join(', ') : `\`${meant}\``;
  return warning(word, `found \`${name}\`, which \`kubectl ${command}\` of ${versions} does not have`, expected);
}

function flagProblems({ command, flags }: KubectlCall): Diagnosis[] {
  if (command === '' || command === 'help') return [];
  const known = [...kubectlFlags(command).long.keys()];
  return flags
    .filter((flag) => !flag.known)
    .map(({ word, name }) => {
      const isLong = (word.value ?? word.literalPrefix).startsWith('--');
      const meant = isLong ? nearest(name, known) : undefined;
      const shown = isLong ? `--${name}` : `-${name}`;
      const whole = { from: word.from, to: isLong ? Math.min(word.to, word.from + shown.length) : word.to };
      return warning(
        whole,
        `found \`${shown}\`, which \`kubectl ${command}\` of ${versions} does not have`,
        meant === undefined ? '' : `\`--${meant}\``,
      );
    });
}

const takeKinds = new Set([
  'annotate',
  'autoscale',
  'delete',
  'describe',
  'edit',
  'explain',
  'expose',
  'get',
  'label',
  'patch',
  'scale',
  'wait',
]);

/** A kind spelt nearly as one that every cluster has. Names of custom resources are many: only long and very near ones are named. */
function kindProblems({ command, operands }: KubectlCall): Diagnosis[] {
  const [word] = operands;
  if (!takeKinds.has(command) || word === undefined || word.value === null) return [];
  const kind = word.value.split('/')[0] ?? '';
  if (kind.length < 7 || !/^[a-z]+$/i.test(kind)) return [];
  const name = kind.toLowerCase();
  const forms = builtInKinds.flatMap((plural) => [plural, ...singularsOf(plural)]);
  if (forms.includes(name) || otherKinds.has(name)) return [];
  const meant = forms.find((form) => swapped(name, form) || (form.length >= 8 && distance(name, form) === 1));
  return meant === undefined
    ? []
    : [
        warning(
          { from: word.from, to: Math.min(word.to, word.from + kind.length) },
          `found the kind \`${kind}\``,
          `\`${meant}\`, unless a custom resource has that name`,
        ),
      ];
}

function singularsOf(plural: string): string[] {
  return [plural.replace(/s$/, ''), plural.replace(/es$/, ''), plural.replace(/ies$/, 'y')];
}

/** The near command: one letter more, less or wrong, or two neighbours swapped, and not so short that all are near. */
function close(name: string, candidates: readonly string[]): string | undefined {
  return name.length < 3
    ? undefined
    : candidates.find((candidate) => candidate.length >= 3 && (distance(name, candidate) === 1 || swapped(name, candidate)));
}

function swapped(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2) === b;
}

function warning({ from, to }: { from: number; to: number }, message: string, expected: string): Diagnosis {
  return { from, to, message, expected, severity: 'warning' };
}
