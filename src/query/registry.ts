/** The languages. A new one is a folder in `languages/`, an import and a line here. */
import { inDeclaredForms } from './declared-forms.ts';
import type { Language } from './language.ts';
import { console } from './languages/console/index.ts';
import { git } from './languages/git/index.ts';
import { http } from './languages/http/index.ts';
import { jq } from './languages/jq/index.ts';
import { json, jsonc } from './languages/json/index.ts';
import { kubectl } from './languages/kubectl/index.ts';
import { logql } from './languages/logql/index.ts';
import { mongo } from './languages/mongo/index.ts';
import { otherLanguages, unlistedLanguage } from './languages/other/index.ts';
import { promql } from './languages/promql/index.ts';
import { redis } from './languages/redis/index.ts';
import { ksh, shell, zsh } from './languages/shell/index.ts';
import { sql } from './languages/sql/index.ts';
import { text } from './languages/text/index.ts';
import { traceql } from './languages/traceql/index.ts';
import { uncheckedLanguages } from './languages/unchecked/index.ts';
import { yaml } from './languages/yaml/index.ts';

const each: readonly Language[] = [
  promql,
  logql,
  traceql,
  sql,
  kubectl,
  git,
  shell,
  zsh,
  ksh,
  console,
  yaml,
  json,
  jsonc,
  text,
  jq,
  http,
  redis,
  mongo,
  ...uncheckedLanguages,
  ...otherLanguages,
];

export const languages: readonly Language[] = each.map(inDeclaredForms);

const byLabel = new Map(languages.flatMap((language) => [language.id, ...language.aliases].map((label) => [label, language])));

/** Every label that names a language of the lists. */
export const languageLabels: readonly string[] = [...byLabel.keys()].filter((label) => label !== '').sort();

const byId = new Map(languages.map((language) => [language.id, language]));

/** The language with that id: of one that no list has, its name alone is known. Plain text for an id that names nothing. */
export function languageById(id: string): Language {
  return byId.get(id) ?? unlistedLanguage(id) ?? text;
}

/** The language that a fence's label means: of one that no list has, its name alone is known. Plain text when it names nothing. */
export function languageByLabel(label: string): Language {
  return namedLanguage(label) ?? text;
}

/** The same, or undefined for a label that names nothing. */
export function namedLanguage(label: string): Language | undefined {
  return findLanguage(label) ?? unlistedLanguage(wordOf(label));
}

/** The language of the lists that a label means, or undefined: `Bash`, ` sh `, `language-promql` and `sh{name=x}` are understood. */
export function findLanguage(label: string): Language | undefined {
  return byLabel.get(wordOf(label));
}

function wordOf(label: string): string {
  const word = /^[^\s{,]*/.exec(label.trim().toLowerCase())?.[0] ?? '';
  return word.replace(/^(?:language-|lang-|\.)/, '');
}

/** Loads the parsers that must be loaded (WebAssembly); once, before a text is read. */
export async function prepareLanguages(): Promise<void> {
  prepared ??= Promise.all(languages.map((language) => language.prepare?.())).then(() => undefined);
  await prepared;
}
let prepared: Promise<void> | undefined;
