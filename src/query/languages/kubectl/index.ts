/** Commands of kubectl and its kin. Query sheets name it; a fence with such commands is labelled as shell. */
import { assessShell } from '../../danger/with-sql.ts';
import { shellLanguage } from '../shell/language.ts';
import { kubectlProblems } from './check.ts';

export const kubectl = shellLanguage({
  id: 'kubectl',
  title: 'kubectl',
  aliases: ['k8s', 'kubernetes', 'oc'],
  checks: [kubectlProblems],
  assess: assessShell,
});
