/** JSON: answers, settings and bodies of requests, read and not run. */
import type { Language } from '../../language.ts';
import { type JsonDialect, readJson } from './read.ts';

function jsonLanguage(id: string, title: string, aliases: readonly string[], dialect: JsonDialect): Language {
  return {
    id,
    title,
    aliases,
    kind: 'data',
    diagnose: (text) => [...readJson(text, dialect).problems],
    leavesAlone: (text) => readJson(text, dialect).leftAlone,
    limit: (text) => readJson(text, dialect).limit,
    highlight: null,
    slots: null,
    assess: null,
  };
}

export const json = jsonLanguage('json', 'JSON', ['jsonl', 'ndjson', 'json-lines', 'geojson'], 'strict');
/** With commas before closing brackets. */
export const jsonc = jsonLanguage('jsonc', 'JSON with comments', ['jsonp'], 'settings');
