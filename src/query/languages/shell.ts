/** Shell commands, without prompts and without output: all of the text may be copied. */
import type { Language } from '../language.ts';

export const shell: Language = {
  id: 'shell',
  title: 'Shell',
  aliases: ['sh', 'bash', 'zsh', 'ksh', 'dash', 'fish', 'shellscript', 'cmd', 'bat', 'powershell', 'ps1', 'pwsh'],
  kind: 'command',
  diagnose: null,
  highlight: null,
  slots: null,
  harms: null,
};
