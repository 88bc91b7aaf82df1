/** Lists of commands judged by hand: `R` read-only, `C` changes state, `D` destroys, a blank, the command with `\n` for line breaks. */
import { readFileSync } from 'node:fs';
import type { Danger } from '../../src/query/danger/danger.ts';
import { assessShell } from '../../src/query/danger/with-sql.ts';
import { readShell } from '../../src/query/languages/shell/read.ts';

export interface Judged {
  command: string;
  /** What it does, by hand. */
  harms: boolean;
  /** What the product answers. */
  danger: Danger;
}

export function judgedList(file: string): Judged[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /^[RCD] /.test(line))
    .map((line) => {
      const command = line.slice(2).replaceAll('\\n', '\n');
      return { command, harms: !line.startsWith('R'), danger: assessShell(readShell(command)).danger };
    });
}

/** Commands that change or destroy and are called read-only, those that nobody knows, and those that only read and are called dangerous. */
export function mistakes(list: readonly Judged[]): Record<'missed' | 'unknown' | 'alarms', string[]> {
  const commands = (which: (judged: Judged) => boolean) => list.filter(which).map(({ command }) => command);
  return {
    missed: commands(({ harms, danger }) => harms && danger === 'read-only'),
    unknown: commands(({ danger }) => danger === 'unknown'),
    alarms: commands(({ harms, danger }) => !harms && (danger === 'changes-state' || danger === 'destroys')),
  };
}
