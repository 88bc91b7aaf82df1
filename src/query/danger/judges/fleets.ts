/** Programs that run a command on hosts they manage: `ansible`, `salt`, `knife`, `tsh`. */
import { hasOption, optionValue, readArguments } from '../../languages/shell/arguments.ts';
import { changes, destroys, type Judge, reads, unclassed } from '../outcome.ts';
import { byRow } from './by-row.ts';

/** `ansible hosts -m shell -a '…'`. */
const ansible: Judge = (words, within) => {
  const args = readArguments(words, {
    takes: [
      '-i',
      '-l',
      '-e',
      '-m',
      '-a',
      '-u',
      '-f',
      '-t',
      '-M',
      '--limit',
      '--inventory',
      '--module-name',
      '--args',
      '--forks',
      '--become-user',
      '--user',
      '--private-key',
      '--extra-vars',
      '-P',
      '-B',
      '-T',
    ],
  });
  if (hasOption(args, '--check', '-C', '--list-hosts', '--version')) return reads;
  const module = (optionValue(args, '-m', '--module-name') ?? 'command').replace(/^ansible\.(?:builtin|windows|posix)\./, '');
  if (
    /^(?:ping|win_ping|setup|debug|stat|slurp|fetch|service_facts|package_facts|gather_facts|find|getent|assert|wait_for|uri-get)$/.test(
      module,
    )
  )
    return reads;
  const code = args.options.find(({ name }) => name === '-a' || name === '--args')?.valueWord;
  if (['command', 'shell', 'raw', 'win_shell', 'win_command'].includes(module) && code !== undefined) return within.code('shell', code);
  return /\bstate=absent\b/.test(code?.value ?? code?.text ?? '')
    ? destroys('removes something from hosts')
    : changes('runs Ansible on hosts');
};

/** `salt '*' cmd.run '…'`. */
const salt: Judge = (words, within, name) => {
  const at = words.findIndex(({ value }) =>
    /^cmd\.(?:run|run_all|run_stdout|run_stderr|shell|retcode|powershell|exec_code|script)$/.test(value ?? ''),
  );
  const code = words.slice(at + 1).find(({ value }) => value === null || !/^(?:--?\w|\w+=)/.test(value));
  if (at !== -1)
    return code === undefined || words[at]?.value === 'cmd.script' ? changes('runs a command on hosts') : within.code('shell', code);
  if (words.some(({ value }) => /^test=true$/i.test(value ?? ''))) return reads;
  return byRow(name, words, within);
};

/** `knife ssh 'roles:x' 'command'`. */
const knife: Judge = (words, within, name) => {
  const args = readArguments(words, {
    takes: ['-a', '-x', '-i', '-o', '-c', '-E', '-C', '-m-', '-p', '-P', '-u', '-A-', '-t', '-s', '-k'],
  });
  const [verb, , code] = args.operands;
  return (verb?.value === 'ssh' || verb?.value === 'winrm') && code !== undefined ? within.code('shell', code) : byRow(name, words, within);
};

/** `tsh ssh user@host command`, and the same of other ways into hosts: their row, but for the command. */
function sshVerb(verbs: readonly string[]): Judge {
  return (words, within, name) => {
    const args = readArguments(words, {
      takes: ['--proxy', '--user', '--cluster', '-l', '--login', '-p', '-i', '--zone', '--project', '-t', '-target-id'],
      stops: true,
    });
    const at = args.operands.findIndex(({ value }) => verbs.includes(value ?? ''));
    if (at !== 0) return byRow(name, words, within);
    const behind = readArguments(args.operands.slice(1), {
      takes: ['-l', '--login', '-p', '-i', '-c', '--cluster', '-o', '-L', '-R', '--proxy', '-A-'],
      stops: true,
    }).operands.slice(1);
    const [first] = behind;
    if (first === undefined) return unclassed(`${name} ${verbs[0]} (a shell)`);
    return behind.length === 1 && /\s/.test(first.value ?? first.text) ? within.code('shell', first) : within.words(behind);
  };
}

export const fleetJudges: Readonly<Record<string, Judge>> = {
  ansible,
  salt,
  'salt-call': salt,
  'salt-ssh': salt,
  knife,
  tsh: sshVerb(['ssh']),
  vagrant: sshVerb(['ssh-list']),
};
