/** `docker`, `podman`, `nerdctl`, `crictl` and `compose`: what runs inside is judged by its words, everything else by the row. */
import { readArguments } from '../../languages/shell/arguments.ts';
import type { ShellWord } from '../../languages/shell/words.ts';
import { both, changes, type Judge, type Outcome, reads, unclassed, type Within } from '../outcome.ts';
import { placeOf } from '../places.ts';
import { byRow } from './by-row.ts';

const takesOfExec = [
  '-u',
  '--user',
  '-w',
  '--workdir',
  '-e',
  '--env',
  '--env-file',
  '--detach-keys',
  '--timeout',
  '--index',
  '-n',
  '--namespace',
  '--exec-id',
  '--cwd',
];
const takesOfRun = [
  '-v',
  '--volume',
  '-e',
  '--env',
  '--env-file',
  '--name',
  '--network',
  '--net',
  '-p',
  '--publish',
  '-w',
  '--workdir',
  '-u',
  '--user',
  '--entrypoint',
  '-m',
  '--memory',
  '--cpus',
  '--mount',
  '--restart',
  '--label',
  '-l',
  '-h',
  '--hostname',
  '--pid',
  '--ipc',
  '--uts',
  '--cap-add',
  '--cap-drop',
  '--device',
  '--platform',
  '--ulimit',
  '--link',
  '--add-host',
  '--dns',
  '--log-driver',
  '--log-opt',
  '--gpus',
  '--shm-size',
  '--tmpfs',
  '--security-opt',
  '--volumes-from',
  '--pull',
  '-c',
  '--cpu-shares',
  '--network-alias',
  '--expose',
  '--sysctl',
  '--runtime',
  '--userns',
  '--cgroupns',
  '--health-cmd',
  '--stop-timeout',
  '--cidfile',
  '--pod',
  '-f',
  '--file',
  '--project-name',
  '--scale',
  '--service-ports-',
];

/** `docker exec -it web sh -c '…'`: the options end at the container's name. */
function execInner(rest: readonly ShellWord[], within: Within, name: string): Outcome {
  const { operands } = readArguments(rest, { takes: takesOfExec, stops: true });
  const words = operands.slice(1);
  if (words.length === 0) return unclassed(`${name} exec`);
  return words[0]?.value === null ? changes('runs a command in a container') : within.words(words);
}

/** A container that is started to run a command: it changes something at least, and more if the command does. */
function runInner(rest: readonly ShellWord[], within: Within): Outcome {
  const { operands, options } = readArguments(rest, { takes: takesOfRun, stops: true });
  const started = changes('starts a container');
  const words = operands.slice(1);
  const entry = options.find(({ name }) => name === '--entrypoint')?.valueWord;
  if (entry !== undefined) return both(started, within.words([entry, ...words]));
  if (words.length === 0) return started;
  // Words without a program's name are arguments of the image's own program.
  const inner = within.words(words);
  return { findings: [...started.findings, ...inner.findings], unknown: [] };
}

/** What of a container's program runs other words; null for the calls that its row knows. */
function containerWords(words: readonly ShellWord[], within: Within, name: string): Outcome | null {
  const { operands } = readArguments(words, {
    takes: [
      '-H',
      '--host',
      '--context',
      '-c',
      '--config',
      '-l',
      '--log-level',
      '--url',
      '--runtime-endpoint',
      '-r',
      '--image-endpoint',
      '-i',
      '-n',
      '--namespace',
      '-f',
      '--file',
      '-p',
      '--project-name',
      '--profile',
      '--env-file',
      '--project-directory',
      '-a',
      '--address',
    ],
    stops: true,
  });
  const [verb, ...rest] = operands;
  const second = rest[0]?.value ?? '';
  if (verb?.value === 'exec') return execInner(rest, within, name);
  if (verb?.value === 'run') return runInner(rest, within);
  if (['container', 'compose', 'task', 'tasks', 't', 'machine', 'kube'].includes(verb?.value ?? '')) {
    if (second === 'exec') return execInner(rest.slice(1), within, name);
    if (second === 'run') return runInner(rest.slice(1), within);
  }
  return null;
}

const docker: Judge = (words, within, name) => {
  const inner = containerWords(words, within, name);
  if (inner !== null) return inner;
  const { operands } = readArguments(words, { takes: ['-H', '--host', '--context', '-c', '--config', '-l', '--log-level'], stops: true });
  if (operands[0]?.value === 'compose')
    return (
      containerWords(operands.slice(1), within, `${name} compose`) ?? byRow('docker-compose', operands.slice(1), within, `${name} compose`)
    );
  if (operands[0]?.value === 'cp' || (operands[0]?.value === 'container' && operands[1]?.value === 'cp')) return copy(operands.at(-1));
  return byRow(name, words, within);
};

/** From a container into the working folder keeps evidence. */
function copy(target: ShellWord | undefined): Outcome {
  if (target === undefined) return unclassed('cp');
  const text = target.value ?? target.text;
  return text === '-' || (!/^[^/.]+:/.test(text) && placeOf(target) === 'scratch') ? reads : changes('writes files');
}

const compose: Judge = (words, within, name) => containerWords(words, within, name) ?? byRow(name, words, within);

export const containerJudges: Readonly<Record<string, Judge>> = {
  docker,
  podman: docker,
  nerdctl: docker,
  finch: docker,
  crictl: docker,
  'docker-compose': compose,
  'podman-compose': compose,
  ctr: compose,
};
