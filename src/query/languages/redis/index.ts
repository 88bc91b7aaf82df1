/** Commands of Redis and Valkey, with or without the prompts and answers of their client. What they do is read off the row `redis`. */
import { distance } from 'fastest-levenshtein';
import type { Assessment } from '../../danger/danger.ts';
import { assessment, notRead, together } from '../../danger/danger.ts';
import { redisCommands } from '../../danger/programs/redis.ts';
import { assessShell } from '../../danger/with-sql.ts';
import type { Diagnosis, Language } from '../../language.ts';
import { tooLong } from '../../limits.ts';
import { readShell } from '../shell/read.ts';
import { assessRedis } from './harms.ts';
import { redisLines } from './lines.ts';

/** First words of every call in the row. */
const known: readonly string[] = [
  ...new Set(
    [...(redisCommands.reads ?? []), ...Object.keys(redisCommands.changes ?? {}), ...Object.keys(redisCommands.destroys ?? {})]
      .flatMap((calls) => calls.split(', '))
      .flatMap((call) => (call.split(' ')[0] ?? '').split('|')),
  ),
];

/** Commands that are nearly one of Redis. Modules and newer versions have more, so only near misses are named, and as warnings. */
function diagnose(text: string): Diagnosis[] {
  if (tooLong(text) !== null) return [];
  return redisLines(text).flatMap(({ text: line, from, isShell }) => {
    const [, blank = '', word = ''] = /^(\s*)([A-Za-z]{3,})(?=\s|$)/.exec(line) ?? [];
    const name = word.toLowerCase();
    if (word === '' || isShell || known.includes(name)) return [];
    const near = known.find((one) => one.length >= 3 && ((name.length > 3 && distance(one, name) === 1) || isSwapped(one, name)));
    const at = from + blank.length;
    return near === undefined
      ? []
      : [
          {
            from: at,
            to: at + word.length,
            message: `found the command \`${word}\``,
            expected: `\`${near.toUpperCase()}\``,
            severity: 'warning' as const,
          },
        ];
  });
}

function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return one.slice(0, at) + (one[at + 1] ?? '') + (one[at] ?? '') + one.slice(at + 2) === other;
}

function assess(text: string): Assessment {
  const long = tooLong(text);
  if (long !== null) return notRead(long.message);
  return together(
    redisLines(text).map(({ text: line, from, isShell }) => {
      const { harms, unknown } = isShell ? assessShell(readShell(line)) : assessRedis(line);
      return assessment(
        harms.map((harm) => ({ ...harm, from, to: from + line.length })),
        unknown,
      );
    }),
  );
}

export const redis: Language = {
  id: 'redis',
  title: 'Redis',
  aliases: ['redis-cli', 'rediscli', 'valkey', 'valkey-cli', 'keydb'],
  kind: 'query',
  checked: 'names of commands',
  diagnose,
  // Only near misses are named: that says nothing of the arguments.
  leavesAlone: () => 'other',
  limit: (text) => tooLong(text),
  highlight: null,
  slots: null,
  assess,
};
