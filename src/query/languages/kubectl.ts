/** Commands of kubectl and its kin. Query sheets name it; a fence with such commands is labelled as shell. */
import type { Language } from '../language.ts';

export const kubectl: Language = {
  id: 'kubectl',
  title: 'kubectl',
  aliases: ['k8s', 'kubernetes', 'oc'],
  kind: 'command',
  diagnose: null,
  highlight: null,
  slots: null,
  harms: null,
};
