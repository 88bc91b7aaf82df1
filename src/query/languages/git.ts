/** Commands of git. Query sheets name it; a fence with such commands is labelled as shell. */
import { shellLanguage } from '../shell/language.ts';

export const git = shellLanguage({ id: 'git', title: 'git', aliases: [] });
