/** Programs with a row whose calls also hand on commands or statements in places that a row cannot name. */

import { judgeRedis } from '../../languages/redis/harms.ts';
import { hasOption, optionValue, readArguments } from '../../languages/shell/arguments.ts';
import type { ShellWord } from '../../languages/shell/words.ts';
import { judgeInput } from '../input.ts';
import { both, changes, destroys, type Judge, type Outcome, reads, unclassed, type Within } from '../outcome.ts';
import { judgeWritten, placeOf } from '../places.ts';
import { programs } from '../programs/index.ts';
import { judgeByRow } from '../row-judge.ts';
import { containerWords } from './shells.ts';

function byRow(name: string, words: readonly ShellWord[], within: Within, shown = name): Outcome {
  const row = programs.get(name);
  return row === undefined ? unclassed(shown) : judgeByRow(row, words, within, shown);
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

const aws: Judge = (words, within, name) => {
  const args = readArguments(words, {
    takes: [
      '--profile',
      '--region',
      '--output',
      '--query',
      '--endpoint-url',
      '--sql',
      '--query-string',
      '--statement',
      '--parameters',
      '--command',
      '--include',
      '--exclude',
      '--storage-class',
      '--sse',
      '--acl',
      '--document-name',
      '--targets',
      '--sqls',
      '--database',
      '--content-type',
    ],
  });
  const [service, verb] = args.operands.map(({ value }) => value);
  if (hasOption(args, '--dry-run', '--dryrun', '--generate-cli-skeleton')) return reads;
  if (service === 's3' && (verb === 'cp' || verb === 'sync' || verb === 'mv')) {
    if (hasOption(args, '--delete') || verb === 'mv')
      return destroys(verb === 'mv' ? 'moves objects away' : 'deletes objects that the source lacks');
    const target = args.operands[3];
    const text = target?.value ?? target?.literalPrefix ?? '';
    return target !== undefined && !/^(?:s3:|$)/.test(text) && (text === '-' || placeOf(target) === 'scratch')
      ? reads
      : changes('writes objects or files');
  }
  const statement = args.options.find(({ name: option }) =>
    ['--sql', '--query-string', '--statement', '--sqls'].includes(option),
  )?.valueWord;
  if (
    statement !== undefined &&
    /^(?:execute-statement|start-query-execution|batch-execute-statement|execute-sql)$/.test(verb ?? '') &&
    service !== 'dynamodb'
  )
    return within.code('sql', statement);
  if (statement !== undefined && service === 'dynamodb')
    return /^\s*["']?select\b/i.test(statement.value ?? statement.text) ? reads : changes('changes items of a table');
  if (service === 'ssm' && verb === 'send-command')
    return ssmCommand(args.options.find(({ name: option }) => option === '--parameters')?.valueWord);
  const inner = args.options.find(({ name: option }) => option === '--command')?.valueWord;
  if (service === 'ecs' && verb === 'execute-command' && inner !== undefined) return within.code('shell', inner);
  return both(byRow('aws', words, within, name), /^(?:get|download|select)-/.test(verb ?? '') ? outfileOf(words) : reads);
};

/** `aws s3api get-object --bucket b --key k FILE`: a last word that no option takes. */
function outfileOf(words: readonly ShellWord[]): Outcome {
  const last = words.at(-1);
  const before = words.at(-2)?.value ?? '';
  return last === undefined || words.length < 4 || (before.startsWith('--') && !before.includes('=')) || placeOf(last) === 'unknown'
    ? reads
    : judgeWritten(last);
}

function ssmCommand(parameters: ShellWord | undefined): Outcome {
  const text = parameters?.value ?? parameters?.text ?? '';
  return /\b(?:rm|delete|drop|truncate|mkfs|destroy)\b/.test(text)
    ? destroys('runs a command on hosts that deletes')
    : changes('runs a command on hosts');
}

/** Commands for Redis stand in the operands, or in the input, one a line. */
const redisCli: Judge = (words, within, name) => {
  const args = readArguments(words, {
    takes: [
      '-h',
      '-p',
      '-s',
      '-a',
      '-u',
      '-n',
      '-r',
      '-i',
      '-d',
      '-D',
      '-t',
      '-X',
      '--user',
      '--pass',
      '--pattern',
      '--cacert',
      '--cacertdir',
      '--cert',
      '--key',
      '--count',
      '--tls-ciphers',
      '--sni',
      '--eval',
      '--rdb',
      '--functions-rdb',
      '--quoted-pattern',
      '--keystats-samples',
      '--memkeys-samples',
    ],
    stops: true,
  });
  const dumped = args.options.find(({ name: option }) => option === '--rdb' || option === '--functions-rdb')?.valueWord;
  if (dumped !== undefined) return judgeWritten(dumped);
  if (hasOption(args, '--eval')) return changes('runs a script, which may change keys');
  if (hasOption(args, '--pipe')) return changes('sends commands in bulk');
  if (
    hasOption(
      args,
      '--bigkeys',
      '--memkeys',
      '--hotkeys',
      '--keystats',
      '--stat',
      '--latency',
      '--latency-history',
      '--latency-dist',
      '--scan',
      '--version',
      '--intrinsic-latency',
      '--help',
      '--replica',
      '--slave',
      '--memory-usage',
    )
  )
    return reads;
  if (hasOption(args, '--lru-test')) return changes('writes test keys');
  if (hasOption(args, '--cluster')) return clusterCall(args.operands);
  if (args.operands.length === 0) return judgeInput(within, name, 'redis') ?? unclassed(`${name} (a session)`);
  const only = args.operands[0];
  return args.operands.length === 1 && only !== undefined && /\s/.test(only.value ?? '')
    ? within.code('redis', only)
    : judgeRedis(args.operands);
};

/** https://redis.io/docs/latest/operate/oss_and_stack/management/scaling/: `redis-cli --cluster VERB`. */
function clusterCall(operands: readonly ShellWord[]): Outcome {
  const verb = operands[0]?.value ?? '';
  if (verb === 'call') return both(changes('runs a command on all nodes of a cluster'), judgeRedis(operands.slice(2)));
  if (['check', 'info', 'help', 'backup'].includes(verb)) return reads;
  return ['del-node', 'reshard', 'rebalance'].includes(verb) ? destroys('moves slots, or takes a node away') : changes('changes a cluster');
}

/** `ip -s link show dev eth0`: an object, then what is done with it; without, it is shown. https://man7.org/linux/man-pages/man8/ip.8.html */
const ip: Judge = (words, within) => {
  const args = readArguments(words, { takes: ['-n', '-f', '-l', '-rc', '-netns', '--netns', '-family', '-b', '-batch'], wordy: true });
  const [object, action] = args.operands.map(({ value }) => value);
  if (hasOption(args, '-b', '-batch')) return changes('changes network settings');
  if (/^(?:netns|net)$/.test(object ?? '') && action === 'exec') return within.words(args.operands.slice(3));
  if (object === 'vrf' && action === 'exec') return within.words(args.operands.slice(3));
  if (object === undefined) return reads;
  if (object === null || action === null) return unclassed('ip');
  // `ip link s eth0 up` sets, `ip a s eth0` shows.
  if (/^(?:l|li|lin|link)$/.test(object) && action === 's' && args.operands.length > 3) return changes('changes network settings');
  if (
    action === undefined ||
    object === 'monitor' ||
    /^(?:s|sh|show|l|ls|list|lst|get|monitor|m|help|id|identify|pids|save|showdump|count|exec)$/.test(action)
  )
    return reads;
  if (/^(?:f|fl|flush|flu|flus|d|del|delete)$/.test(action)) return destroys('deletes network settings');
  if (/^(?:a|add|c|ch|change|chg|r|rep|replace|append|prepend|set|s|up|down|restore|attach|rename|test)$/.test(action))
    return changes('changes network settings');
  return /^(?:dev|to|scope|table|via|src|from|type|master|proto|all|up|root|match|exact|vrf|group|label)$/.test(action)
    ? reads
    : unclassed(`ip ${object}`);
};

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

/** Behind `--` stands a command for the other host; `--command` is in the row. */
const gcloud: Judge = (words, within, name) => {
  const dashes = words.findIndex(({ value }) => value === '--');
  const own = dashes === -1 ? words : words.slice(0, dashes);
  const isSsh = own.some(({ value }) => value === 'ssh');
  if (isSsh && dashes !== -1) {
    const behind = words.slice(dashes + 1).filter(({ value }) => !/^-/.test(value ?? ''));
    const [first] = behind;
    return behind.length === 1 && first !== undefined && /\s/.test(first.value ?? first.text)
      ? within.code('shell', first)
      : within.words(behind);
  }
  if (isSsh) {
    const code = readArguments(own, {
      takes: ['--command', '--zone', '--project', '--region', '--account', '--configuration'],
    }).options.find(({ name: option }) => option === '--command')?.valueWord;
    if (code !== undefined) return within.code('shell', code);
  }
  return byRow(name, own, within);
};

/** The statement is the last operand: `bq query 'SELECT 1'`. */
const bq: Judge = (words, within, name) => {
  const args = readArguments(words, {
    takes: ['--project_id', '--dataset_id', '--format', '--location', '-n', '--max_rows', '--destination_table', '--job_id'],
  });
  const at = args.operands.findIndex(({ value }) => value === 'query' || value === 'q');
  if (at === -1 || hasOption(args, '--dry_run', '--dry_run=true')) return at === -1 ? byRow(name, words, within) : reads;
  const code = args.operands[at + 1];
  const wrote = hasOption(args, '--destination_table', '--append_table', '--replace') ? changes('writes a table') : reads;
  return both(wrote, code === undefined ? (judgeInput(within, name, 'sql') ?? unclassed('bq query')) : within.code('sql', code));
};

/** An administrator's client whose `-c` is not a statement, or is the statement of another program. */
const mail: Judge = (words, within, name) => (words.length === 0 && within.input.kind === 'terminal' ? reads : byRow(name, words, within));

/** `az vm run-command invoke --scripts '…'` runs a script on a host. */
const az: Judge = (words, within, name) => {
  const scripts = words.flatMap(({ value }, at) => (value === '--scripts' || value === '--command' ? (words[at + 1] ?? []) : []));
  if (scripts.length > 0 && words.some(({ value }) => value === 'run-command' || value === 'command')) {
    return both(changes('runs a script on a host'), ...scripts.map((word) => within.code('shell', word)));
  }
  return byRow(name, words, within);
};

/** `bundle exec rails …` and other programs that run one of a project. */
function runner(verbs: readonly string[]): Judge {
  return (words, within, name) => {
    const { operands } = readArguments(words, {
      takes: ['-p', '--prefix', '-C', '--cwd', '--package', '-e', '--env-file', '--env', '-c', '--config', '-n', '--name'],
      stops: true,
    });
    const [verb, ...rest] = operands;
    if (verb !== undefined && verbs.includes(verb.value ?? '') && rest.length > 0)
      return verbs.includes('run') &&
        ['npm', 'yarn', 'pnpm', 'bun', 'go', 'cargo', 'dotnet', 'uv', 'poetry', 'pipenv', 'composer'].includes(name) &&
        !['uv', 'poetry', 'pipenv'].includes(name)
        ? taskOf(rest, name)
        : within.words(rest.filter(({ value }) => value !== '--'));
    return byRow(name, words, within);
  };
}

/** `npm run deploy`: the name of the task is all there is. */
function taskOf([task]: readonly ShellWord[], name: string): Outcome {
  const text = task?.value ?? '';
  if (/^(?:test|lint|check|typecheck|type-check|format:check|audit|coverage|status)(?:$|:)/.test(text)) return reads;
  return /(?:deploy|migrate|release|publish|start|stop|build|seed|drop|reset|clean|install|update|sync|delete|destroy|rollback)/i.test(text)
    ? changes(`runs the task \`${text}\``)
    : unclassed(`${name} run ${text}`);
}

const wrapped: Judge = (words, within) => within.words(words);

/** `doppler run -- command`, `op run -- command`. */
function behindDashes(verb: string): Judge {
  return (words, within, name) => {
    const dashes = words.findIndex(({ value }) => value === '--');
    return dashes !== -1 && words[0]?.value === verb ? within.words(words.slice(dashes + 1)) : byRow(name, words, within);
  };
}

export const clientJudges: Readonly<Record<string, Judge>> = {
  docker,
  podman: docker,
  nerdctl: docker,
  finch: docker,
  crictl: docker,
  'docker-compose': compose,
  'podman-compose': compose,
  ctr: compose,
  aws,
  awslocal: aws,
  aws2: aws,
  az,
  'redis-cli': redisCli,
  'valkey-cli': redisCli,
  'keydb-cli': redisCli,
  ip,
  ansible,
  salt,
  'salt-call': salt,
  'salt-ssh': salt,
  knife,
  bq,
  gcloud,
  tsh: sshVerb(['ssh']),
  vagrant: sshVerb(['ssh-list']),
  mail,
  mailx: mail,
  bundle: runner(['exec']),
  bundler: runner(['exec']),
  poetry: runner(['run']),
  pipenv: runner(['run']),
  uv: runner(['run']),
  npm: runner(['run', 'run-script']),
  yarn: runner(['run']),
  pnpm: runner(['run', 'exec']),
  npx: wrapped,
  bunx: wrapped,
  uvx: wrapped,
  doppler: behindDashes('run'),
  op: behindDashes('run'),
  chamber: behindDashes('exec'),
  infisical: behindDashes('run'),
  'aws-vault': behindDashes('exec'),
};
