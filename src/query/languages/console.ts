/** A terminal session: prompts, commands and what they printed. `../console.ts` takes it apart. */
import type { Language } from '../language.ts';

export const console: Language = {
  id: 'console',
  title: 'Shell session',
  aliases: ['shell-session', 'shellsession', 'sh-session', 'bash-session', 'terminal', 'session', 'term', 'con'],
  kind: 'command',
  diagnose: null,
  highlight: null,
  slots: null,
  harms: null,
};
