/** Programs that run a command elsewhere, or text as a shell: `ssh`, `bash -c`, `su -c`, `script`. */
import { type Arguments, hasOption, readArguments, restOf } from '../../languages/shell/arguments.ts';
import type { ShellWord } from '../../languages/shell/words.ts';
import { judgeInput } from '../input.ts';
import { joinWords } from '../joined.ts';
import { both, changes, type Judge, judging, type Outcome, reads, unclassed, under, type Within } from '../outcome.ts';
import { judgeWritten } from '../places.ts';
import { judgeCommandText } from '../variables.ts';

/** `sh -c 'text'` and `sh <<EOF` are judged by their text; a script file is not known. */
export const judgeShell: Judge = (words, within, name) => {
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.value ?? words[at]?.literalPrefix ?? '';
    if (/^[-+][a-zA-Z]*c$/.test(text)) {
      // Further options may stand between `-c` and the text.
      const code = words.slice(at + 1).find(({ value, literalPrefix }) => !/^-[a-z]+$/.test(value ?? literalPrefix));
      return code === undefined ? unclassed(name) : within.code('shell', code);
    }
    const attached = /^-c(?=.)/.exec(text);
    const word = words[at];
    if (attached !== null && word !== undefined)
      return within.code('shell', { ...word, value: word.value?.slice(2) ?? null, text: word.text.slice(2), literalPrefix: text.slice(2) });
    if (text === '--version' || text === '--help' || text === '-n') return reads;
    if (text === '-o' || text === '--rcfile' || text === '--init-file') at++;
    else if (text !== '-' && text !== '-s' && !text.startsWith('-') && !text.startsWith('+'))
      return unclassed(`${name} ${words[at]?.text ?? ''}`);
    if (text === '-s') break;
  }
  return judgeInput(within, name, 'shell') ?? unclassed(`${name} (a shell)`);
};

/** What runs on the other host is judged by its words. https://man.openbsd.org/ssh */
const ssh: Judge = (words, within, name) => {
  const args = readArguments(words, {
    takes: ['-p', '-i', '-l', '-o', '-F', '-J', '-L', '-R', '-D', '-b', '-c', '-E', '-e', '-I', '-m', '-Q', '-S', '-W', '-w', '-B', '-O'],
    stops: true,
  });
  if (hasOption(args, '-V', '-G', '-Q')) return reads;
  if (hasOption(args, '-O')) return changes('controls a connection');
  return both(
    judgeSshOptions(args, within),
    onHost(args.operands.slice(1), within, name, hasOption(args, '-N', '-L', '-R', '-D', '-W', '-f')),
  );
};

/** `-o ProxyCommand=…` runs a program here, `-E` writes a log. */
function judgeSshOptions({ options }: Arguments, within: Within): Outcome {
  return both(
    ...options.map(({ name, value, valueWord }) => {
      if (valueWord === undefined) return reads;
      if (name === '-E') return judgeWritten(valueWord);
      const [start] = /^(?:proxycommand|localcommand|knownhostscommand)\s*[= ]\s*/i.exec(name === '-o' ? (value ?? '') : '') ?? [];
      return start === undefined ? reads : judgeCommandText(restOf(valueWord, start.length), within);
    }),
  );
}

/** `ssh -- host command` and `ssh host -p 22 command` are both taken; without a command the input is one, or a shell opens. */
function onHost(rest: readonly ShellWord[], within: Within, name: string, forwards: boolean): Outcome {
  const behind = readArguments(rest, { takes: ['-p', '-i', '-l', '-o', '-F', '-J', '-L', '-R', '-D'], stops: true });
  const [first] = behind.operands;
  if (first === undefined) {
    const input = judgeInput(within, name, 'shell');
    if (input !== null) return input;
    return forwards || hasOption(behind, '-N', '-L', '-R', '-D') ? reads : unclassed(`${name} (a shell)`);
  }
  // The words are put together and read by the shell there.
  if (behind.operands.length === 1 && /\s/.test(first.value ?? first.text)) return within.code('shell', first);
  const texts = behind.operands.map(({ value }) => value);
  if (texts.some((text) => text !== null && /[;&|<>$`]/.test(text)) || /^[A-Za-z_]\w*=/.test(first.value ?? first.literalPrefix))
    return within.code('shell', joinWords(behind.operands));
  return within.words(behind.operands);
}

const takesOfMany = [
  '-h',
  '-H',
  '-w',
  '-l',
  '-p',
  '-t',
  '-o',
  '-e',
  '-O',
  '-x',
  '-g',
  '-f',
  '-u',
  '-m',
  '-b',
  '-S',
  '-X',
  '--hosts',
  '--host',
  '--user',
  '-c',
  '--command',
  '-n',
];

/** `pssh -h hosts 'text'`, `clush -w nodes text`, `dsh`, `pdsh`: the hosts stand in options, the command in operands. */
const many = (operands: number, takes: readonly string[]): Judge =>
  judging(
    {
      takes,
      stops: true,
    },
    (args, within, name) => {
      const code = args.options.find(({ name: option }) => option === '--command')?.valueWord;
      if (code !== undefined) return within.code('shell', code);
      const rest = args.operands.slice(operands);
      const [first] = rest;
      if (first === undefined) return judgeInput(within, name, 'shell') ?? unclassed(`${name} (a shell)`);
      return rest.length === 1 && /\s/.test(first.value ?? first.text) ? within.code('shell', first) : within.words(rest);
    },
  );

const eachIsText: Judge = (words, within) =>
  words.length === 0 ? reads : within.code('shell', words.length === 1 && words[0] !== undefined ? words[0] : joinWords(words));

const su: Judge = (words, within, name) => {
  const args = readArguments(words, { takes: ['-c', '--command', '-s', '--shell', '-g', '-G', '-u', '--user', '--session-command', '-w'] });
  const code = args.options.find(({ name: option }) => ['-c', '--command', '--session-command'].includes(option))?.valueWord;
  if (code !== undefined) return within.code('shell', code);
  // `runuser -u user -- command`.
  if (name === 'runuser' && hasOption(args, '-u', '--user') && args.operands.length > 0) return within.words(args.operands);
  return judgeInput(within, name, 'shell') ?? unclassed(`${name} (a shell)`);
};

export const shellJudges: Readonly<Record<string, Judge>> = {
  ...under(['sh', 'bash', 'zsh', 'ksh', 'dash', 'ash', 'fish', 'rbash', 'mksh', 'csh', 'tcsh'], judgeShell),
  eval: eachIsText,
  // `trap 'code' EXIT` runs its text later.
  trap: (words, within) =>
    words.length > 1 && words[0] !== undefined && !/^-|^$/.test(words[0].value ?? 'x') ? within.code('shell', words[0]) : reads,
  ...under(['ssh', 'autossh', 'mosh', 'dbclient', 'vssh', 'kitten'], ssh),
  ...under(['sshpass'], (words, within) => within.words(readArguments(words, { takes: ['-p', '-f', '-d', '-P'], stops: true }).operands)),
  ...under(['pssh', 'parallel-ssh', 'pdsh', 'dsh', 'mussh', 'cssh', 'csshx', 'pslurp'], many(0, takesOfMany)),
  // Its `-a` and `-b` have no value.
  clush: many(0, ['-w', '-x', '-g', '-X', '-f', '-l', '-o', '-t', '-u', '-m', '--user', '--hostfile']),
  ...under(['rsh', 'machinectl-shell'], many(1, takesOfMany)),
  ...under(['su', 'runuser'], su),
  ...under(['source', '.'], (words) => unclassed(`source ${words[0]?.text ?? ''}`)),
  // `script -c 'command' file` keeps a record of a session.
  script: (words, within) => {
    const args = readArguments(words, { takes: ['-c', '--command', '-o', '-O', '-I', '-B', '-T', '-m'] });
    const code = args.options.find(({ name }) => name === '-c' || name === '--command')?.valueWord;
    const [file] = args.operands;
    return both(code === undefined ? reads : within.code('shell', code), file === undefined ? reads : judgeWritten(file));
  },
  // `sg group -c 'text'`.
  sg: (words, within) => {
    const code = words.find(({ value }, at) => at > 0 && value !== '-c' && !(value ?? '').startsWith('-'));
    return code === undefined ? unclassed('sg (a shell)') : within.code('shell', code);
  },
  expect: (words, within) => {
    const at = words.findIndex(({ value }) => value === '-c');
    const code = words[at + 1];
    return at !== -1 && code !== undefined ? within.code('script', code) : unclassed('expect');
  },
};
