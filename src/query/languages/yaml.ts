/** YAML: manifests and settings, read and not run. */
import type { Language } from '../language.ts';

export const yaml: Language = {
  id: 'yaml',
  title: 'YAML',
  aliases: ['yml'],
  kind: 'data',
  diagnose: null,
  highlight: null,
  slots: null,
  assess: null,
};
