/** Text of no language, and of every language that is not listed: log lines, output, diagrams. */
import type { Language } from '../language.ts';

export const text: Language = {
  id: 'text',
  title: 'Text',
  aliases: ['', 'txt', 'plain', 'plaintext', 'log', 'logs', 'output', 'none', 'nohighlight'],
  kind: 'data',
  diagnose: null,
  highlight: null,
  slots: null,
  assess: null,
};
