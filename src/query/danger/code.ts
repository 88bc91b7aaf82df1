/** Code that a command hands to a program: its text, and what it does. */

import { assessMongo } from '../languages/mongo/harms.ts';
import { assessScript } from '../languages/other/harms.ts';
import { assessRedis } from '../languages/redis/harms.ts';
import type { ShellWord } from '../languages/shell/words.ts';
import { powershellHarms } from '../languages/unchecked/powershell-harms.ts';
import { type Assessment, notRead } from './danger.ts';
import type { CodeKind } from './row.ts';

/** The text that the program gets, with expansions as they are written; null where there is nothing to read but an expansion. */
export function codeText(word: ShellWord): string | null {
  if (word.value !== null) return word.value;
  const text = quotedText(word.text);
  return /^\s*(?:"?\$\{?\w+\}?"?|"?\$\([\s\S]*\)"?|`[^`]*`|<[\w-]+>|\{\{[^}]*\}\})\s*;?\s*$/.test(text) ? null : text;
}

/** The text between the quotes of a word that is one string; any other word as it is written. */
function quotedText(text: string): string {
  const single = /^'([^']*)'$/.exec(text);
  if (single !== null) return single[1] ?? '';
  const double = /^"((?:[^"\\]|\\[\s\S])*)"$/.exec(text);
  return double === null ? text : (double[1] ?? '').replace(/\\(["\\$`])/g, '$1').replace(/\\\n/g, '');
}

export function assessCode(
  kind: Exclude<CodeKind, 'command' | 'shell' | 'file'>,
  text: string,
  assessSql: ((sql: string) => Assessment) | undefined,
): Assessment {
  switch (kind) {
    case 'sql':
      // Variables of the shell stand for words, as placeholders do.
      return assessSql?.(text.replace(/\$(\w+)/g, '${$1}').replace(/\$\([^()]*\)/g, '${value}')) ?? notRead('SQL');
    case 'redis':
      return assessRedis(text);
    case 'mongo':
      return assessMongo(text);
    case 'script':
      return assessScript(text);
    case 'powershell':
      return powershellHarms(text, () => 'unknown');
  }
}
