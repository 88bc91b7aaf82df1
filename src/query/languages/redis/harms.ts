/** What commands for Redis do, one a line, by the row `redis`. */

import { type Assessment, assessment, type Harm } from '../../danger/danger.ts';
import type { Outcome } from '../../danger/outcome.ts';
import { redisCommands } from '../../danger/programs/redis.ts';
import { programSchema } from '../../danger/row.ts';
import { judgeByRow } from '../../danger/row-judge.ts';
import { readShell } from '../shell/read.ts';
import type { ShellWord } from '../shell/words.ts';

const row = programSchema.parse(redisCommands);
const within = {
  input: { kind: 'terminal' } as const,
  words: () => ({ findings: [], unknown: [] }),
  code: () => ({ findings: [], unknown: [] }),
};

/** A command's words, whatever their case. */
export function judgeRedis(words: readonly ShellWord[]): Outcome {
  const lower = words.map((word) => ({
    ...word,
    value: word.value?.toLowerCase() ?? null,
    literalPrefix: word.literalPrefix.toLowerCase(),
  }));
  return judgeByRow(row, lower, within, 'redis');
}

export function assessRedis(text: string): Assessment {
  const harms: Harm[] = [];
  const unknown: string[] = [];
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const command = readShell(trimmed).commands[0];
    const outcome = command === undefined ? null : judgeRedis(command.words);
    if (outcome === null) unknown.push(trimmed);
    else {
      harms.push(...outcome.findings.map(({ danger, what }) => ({ from: 0, to: text.length, danger, what })));
      unknown.push(...outcome.unknown);
    }
  }
  return assessment(harms, unknown);
}
