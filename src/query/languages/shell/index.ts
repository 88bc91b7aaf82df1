/** Shell commands, without prompts and without output: all of the text may be copied. */
import { assessShell } from '../../danger/with-sql.ts';
import { kubectlProblems } from '../kubectl/check.ts';
import { bodyProblems } from './http-bodies.ts';
import { shellLanguage } from './language.ts';

/** bash, and what is read as bash: `sh` and `dash` have nothing that bash lacks. */
export const shell = shellLanguage({
  id: 'shell',
  title: 'Shell',
  aliases: ['sh', 'bash', 'dash', 'shellscript'],
  checks: [kubectlProblems, bodyProblems],
  assess: assessShell,
});

/** Shells with syntax that bash refuses: `for x (a b) print $x`, `ls *(.)`. */
export const zsh = shellLanguage({ id: 'zsh', title: 'zsh', aliases: [], dialect: 'kin', assess: assessShell });
export const ksh = shellLanguage({ id: 'ksh', title: 'ksh', aliases: ['mksh'], dialect: 'kin', assess: assessShell });
