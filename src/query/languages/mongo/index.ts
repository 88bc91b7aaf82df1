/** MongoDB's shell: its syntax by acorn, what it does by the methods that it calls. */

import type { Assessment } from '../../danger/danger.ts';
import { assessment, notRead } from '../../danger/danger.ts';
import type { Language } from '../../language.ts';
import { assessMongo } from './harms.ts';
import { readMongo } from './read.ts';

function assess(text: string): Assessment {
  const { limit, code, commands } = readMongo(text);
  if (limit !== null) return notRead(limit.message);
  if (code.trim() !== '') return assessMongo(code);
  return assessment([], commands.length > 0 ? [] : [text.trim().split('\n')[0] ?? '']);
}

export const mongo: Language = {
  id: 'mongodb',
  title: 'MongoDB shell',
  aliases: ['mongo', 'mongosh', 'mongo-shell', 'mql'],
  kind: 'query',
  checked: 'by the grammar of JavaScript',
  diagnose: (text) => [...readMongo(text).problems],
  leavesAlone: (text) => readMongo(text).leftAlone,
  limit: (text) => readMongo(text).limit,
  highlight: null,
  slots: null,
  assess,
};
