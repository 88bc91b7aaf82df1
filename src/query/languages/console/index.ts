/** A terminal session: prompts, commands and what they printed. `parse.ts` takes it apart. */
import type { Language } from '../../language.ts';
import { shell } from '../shell/index.ts';
import { assessSession, sessionDiagnoses, sessionLimit, sessionSlots, sessionTokens } from './session.ts';

export const console: Language = {
  id: 'console',
  title: 'Shell session',
  aliases: ['shell-session', 'shellsession', 'sh-session', 'bash-session', 'terminal', 'session', 'term', 'con'],
  kind: 'command',
  diagnose: (text, declared) => sessionDiagnoses(shell, text, declared),
  limit: (text, declared) => sessionLimit(shell, text, declared),
  highlight: (text, declared) => sessionTokens(shell, text, declared),
  slots: (text, placeholders) => sessionSlots(shell, text, placeholders),
  assess: (text, declared, programs) => assessSession(shell, text, declared, programs),
};
