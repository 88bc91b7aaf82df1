/** The program that a command really runs: what stands behind `sudo`, `timeout 5`, `env A=b`, `xargs -n1` and the like. */
import { type OptionSyntax, readArguments } from './arguments.ts';
import type { ShellWord } from './read.ts';

interface Wrapper extends OptionSyntax {
  /** Operands of its own in front of the program. */
  operands?: number;
  /** `NAME=value` may stand in front of the program. */
  assignments?: boolean;
}

/** Programs that run the program behind them, as it is written there. Options as in their manuals, https://man7.org/linux/man-pages/. */
const wrappers: Readonly<Record<string, Wrapper>> = {
  sudo: {
    values:
      '-u -g -h -p -C -D -R -T -r -t -U --user --group --host --prompt --chdir --chroot --close-from --command-timeout --role --type --other-user',
    assignments: true,
  },
  doas: { values: '-u -C' },
  env: { values: '-u -C --unset --chdir', assignments: true },
  xargs: { values: '-I -n -P -L -s -d -E -a --max-args --max-procs --max-lines --max-chars --delimiter --arg-file --replace' },
  parallel: { values: '-j -I -a -n --jobs --arg-file --delay --timeout' },
  timeout: { values: '-k -s --kill-after --signal', operands: 1 },
  watch: { values: '-n -q --interval --equexit' },
  nice: { values: '-n --adjustment' },
  ionice: { values: '-c -n --class --classdata' },
  time: { values: '-f -o --format --output' },
  stdbuf: { values: '-i -o -e --input --output --error' },
  exec: { values: '-a' },
  chroot: { operands: 1 },
  flock: { values: '-w -E --timeout --conflict-exit-code', operands: 1 },
  strace: { values: '-p -e -o -s -u -E -P -I -O -S -X -a -b' },
  ltrace: { values: '-p -e -o -s -u -l -n -a' },
  numactl: { values: '-N -m -i -p -C' },
  nsenter: { values: '-t -S -G --target --setuid --setgid' },
  taskset: { operands: 1 },
  chrt: { operands: 1 },
  'systemd-run': { values: '-p -u -E -M -H --property --unit --setenv --slice --uid --gid --description' },
  'systemd-inhibit': { values: '--what --who --why --mode' },
  command: {},
  builtin: {},
  nohup: {},
  setsid: {},
  unbuffer: {},
  busybox: {},
  torsocks: {},
  'aws-vault': { operands: 2 },
};

/** The wrapper's own words with its options, and what stands behind them. Null for a program that is no wrapper. */
export function unwrap(words: readonly ShellWord[]): { name: string; options: readonly string[]; inner: readonly ShellWord[] } | null {
  const [program, ...rest] = words;
  const name = baseName(program?.value ?? '');
  const wrapper = Object.hasOwn(wrappers, name) ? wrappers[name] : undefined;
  if (wrapper === undefined) return null;
  const { options, operands } = readArguments(rest, { ...wrapper, stops: true });
  let inner = operands.slice(wrapper.operands ?? 0);
  if (inner[0]?.value === '--') inner = inner.slice(1);
  while (wrapper.assignments && /^[A-Za-z_]\w*=/.test(inner[0]?.value ?? inner[0]?.literalPrefix ?? '')) inner = inner.slice(1);
  return { name, options: options.map((option) => option.name), inner };
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
