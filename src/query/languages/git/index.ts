/** Commands of git. Query sheets name it; a fence with such commands is labelled as shell. */
import { assessShell } from '../../danger/with-sql.ts';
import { kubectlProblems } from '../kubectl/check.ts';
import { shellLanguage } from '../shell/language.ts';

export const git = shellLanguage({ id: 'git', title: 'git', aliases: [], checks: [kubectlProblems], assess: assessShell });
