/** `redis-cli` and its relatives. https://redis.io/docs/latest/develop/tools/cli/ */
import { judgeRedis } from '../../languages/redis/harms.ts';
import { hasOption, readArguments } from '../../languages/shell/arguments.ts';
import type { ShellWord } from '../../languages/shell/words.ts';
import { judgeInput } from '../input.ts';
import { both, changes, destroys, type Judge, type Outcome, reads, unclassed } from '../outcome.ts';
import { judgeWritten } from '../places.ts';

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

export const redisJudges: Readonly<Record<string, Judge>> = { 'redis-cli': redisCli, 'valkey-cli': redisCli, 'keydb-cli': redisCli };
