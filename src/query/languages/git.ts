/** Commands of git. Query sheets name it; a fence with such commands is labelled as shell. */
import type { Language } from '../language.ts';

export const git: Language = {
  id: 'git',
  title: 'git',
  aliases: [],
  kind: 'command',
  diagnose: null,
  highlight: null,
  slots: null,
  harms: null,
};
