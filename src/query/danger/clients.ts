/** What is typed behind the prompt of another client than a shell: `mysql> `, `orders=# `, `redis> `, `PS C:\> `. */

import { assessMongo } from '../languages/mongo/harms.ts';
import { assessRedis } from '../languages/redis/harms.ts';
import { assessSql } from '../languages/sql/harms.ts';
import { assessPowershell } from '../languages/unchecked/powershell.ts';
import { type Assessment, notRead } from './danger.ts';

const clients: readonly { prompt: RegExp; assess: (text: string) => Assessment }[] = [
  { prompt: /^\s*(?:mysql|sqlite|cqlsh(?::\w+)?|influx|ksql)>|^\s*MariaDB |^\s*[a-z_][\w-]*=[#>]/, assess: assessSql },
  { prompt: /^\s*(?:redis>|\d{1,3}(?:\.\d{1,3}){3}:\d+)/, assess: assessRedis },
  { prompt: /^\s*(?:mongo|mongosh|rs\w*:[A-Z]+|rs\w* \[[^\]]*\] \w+)>/, assess: assessMongo },
  { prompt: /^\s*PS\b/, assess: assessPowershell },
];

export function assessPrompted(prompt: string, text: string): Assessment {
  return clients.find((client) => client.prompt.test(prompt))?.assess(text) ?? notRead(text);
}
