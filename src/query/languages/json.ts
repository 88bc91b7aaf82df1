/** JSON: answers and settings, read and not run. */
import type { Language } from '../language.ts';

export const json: Language = {
  id: 'json',
  title: 'JSON',
  aliases: ['jsonc', 'json5', 'jsonl', 'ndjson'],
  kind: 'data',
  diagnose: null,
  highlight: null,
  slots: null,
  assess: null,
};
