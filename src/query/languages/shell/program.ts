/** The program that a command really runs: what stands behind `sudo`, `timeout 5`, `env A=b`, `xargs -n1` and the like. */
import { type Option, type OptionSyntax, readArguments } from './arguments.ts';
import type { ShellWord } from './read.ts';

interface Wrapper extends OptionSyntax {
  /** Operands of its own in front of the program. */
  operands?: number;
  /** `NAME=value` may stand in front of the program. */
  assignments?: boolean;
  /** Options that name a file which it writes. */
  writes?: readonly string[];
}

export interface Wrapped {
  name: string;
  options: readonly Option[];
  /** Those in front of the program: `env NAME=value`. */
  assignments: readonly ShellWord[];
  /** Files that it writes itself. */
  writes: readonly ShellWord[];
  inner: readonly ShellWord[];
}

/** Programs that run the program behind them, as it is written there. Options as in their manuals, https://man7.org/linux/man-pages/. */
const wrappers: Readonly<Record<string, Wrapper>> = {
  sudo: {
    takes: [
      '-u',
      '-g',
      '-h',
      '-p',
      '-C',
      '-D',
      '-R',
      '-T',
      '-r',
      '-t',
      '-U',
      '--user',
      '--group',
      '--host',
      '--prompt',
      '--chdir',
      '--chroot',
      '--close-from',
      '--command-timeout',
      '--role',
      '--type',
      '--other-user',
    ],
    assignments: true,
  },
  doas: { takes: ['-u', '-C'] },
  env: { takes: ['-u', '-C', '-S', '--unset', '--chdir', '--split-string'], assignments: true },
  xargs: {
    takes: [
      '-I',
      '-n',
      '-P',
      '-L',
      '-s',
      '-d',
      '-E',
      '-a',
      '--max-args',
      '--max-procs',
      '--max-lines',
      '--max-chars',
      '--delimiter',
      '--arg-file',
      '--replace',
    ],
  },
  parallel: {
    takes: [
      '-j',
      '-I',
      '-a',
      '-n',
      '-N',
      '-S',
      '-L',
      '-C',
      '--jobs',
      '--arg-file',
      '--delay',
      '--timeout',
      '--retries',
      '--joblog',
      '--results',
      '--load',
      '--memfree',
      '--sshlogin',
      '--colsep',
    ],
    writes: ['--joblog', '--results'],
  },
  timeout: { takes: ['-k', '-s', '--kill-after', '--signal'], operands: 1 },
  watch: { takes: ['-n', '-q', '--interval', '--equexit'] },
  nice: { takes: ['-n', '--adjustment'] },
  ionice: { takes: ['-c', '-n', '--class', '--classdata'] },
  time: { takes: ['-f', '-o', '--format', '--output'], writes: ['-o', '--output'] },
  stdbuf: { takes: ['-i', '-o', '-e', '--input', '--output', '--error'] },
  exec: { takes: ['-a'] },
  chroot: { operands: 1 },
  flock: { takes: ['-w', '-E', '--timeout', '--conflict-exit-code'], operands: 1 },
  strace: { takes: ['-p', '-e', '-o', '-s', '-u', '-E', '-P', '-I', '-O', '-S', '-X', '-a', '-b', '--output'], writes: ['-o', '--output'] },
  ltrace: { takes: ['-p', '-e', '-o', '-s', '-u', '-l', '-n', '-a', '--output'], writes: ['-o', '--output'] },
  numactl: { takes: ['-N', '-m', '-i', '-p', '-C'] },
  nsenter: { takes: ['-t', '-S', '-G', '--target', '--setuid', '--setgid'] },
  taskset: { operands: 1 },
  chrt: { operands: 1 },
  'systemd-run': {
    takes: ['-p', '-u', '-E', '-M', '-H', '--property', '--unit', '--setenv', '--slice', '--uid', '--gid', '--description'],
  },
  'systemd-inhibit': { takes: ['--what', '--who', '--why', '--mode'] },
  command: {},
  builtin: {},
  nohup: {},
  setsid: {},
  unbuffer: {},
  busybox: {},
  torsocks: {},
  chronic: {},
  'dbus-run-session': {},
  entr: {},
  hyperfine: {},
  caffeinate: { takes: ['-t', '-w'] },
  viddy: { takes: ['-n'] },
  unshare: { takes: ['-S', '-G', '-R', '-w'] },
  runcon: { operands: 1 },
  firejail: {},
  cgexec: { takes: ['-g'] },
  prlimit: { takes: ['-p', '--pid'] },
  catchsegv: {},
  fakeroot: {},
  faketime: { operands: 1 },
  proxychains: {},
  proxychains4: {},
  pkexec: { takes: ['--user'] },
  setpriv: { takes: ['--reuid', '--regid', '--groups'] },
  gosu: { operands: 1 },
  'su-exec': { operands: 1 },
  retry: { takes: ['-t', '-d', '--times', '--delay'] },
  noglob: {},
  nocorrect: {},
  coproc: {},
  grc: {},
  rlwrap: {},
  'systemd-cat': { takes: ['-t', '-p', '--identifier', '--priority'] },
};

/** The wrapper's own words with its options, and what stands behind them. Null for a program that is no wrapper. */
export function unwrap(words: readonly ShellWord[]): Wrapped | null {
  const [program, ...rest] = words;
  const name = baseName(program?.value ?? '');
  const wrapper = Object.hasOwn(wrappers, name) ? wrappers[name] : undefined;
  if (wrapper === undefined) return null;
  const { options, operands } = readArguments(rest, { ...wrapper, stops: true });
  let inner = operands.slice(wrapper.operands ?? 0);
  if (inner[0]?.value === '--') inner = inner.slice(1);
  let count = 0;
  while (wrapper.assignments && /^[A-Za-z_]\w*=/.test(inner[count]?.value ?? inner[count]?.literalPrefix ?? '')) count++;
  const writes = options.flatMap((option) => (wrapper.writes?.includes(option.name) ? (option.valueWord ?? []) : []));
  return { name, options, assignments: inner.slice(0, count), writes, inner: inner.slice(count) };
}

/** The words from the program on that is run in the end; empty when a wrapper stands alone. */
export function programOf(words: readonly ShellWord[]): readonly ShellWord[] {
  let inner = words;
  for (let wrapped = unwrap(inner); wrapped !== null; wrapped = unwrap(inner)) inner = wrapped.inner;
  return inner;
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
