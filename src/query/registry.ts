/** The languages. A new one is a file in `languages/` and a line here. */
import { inDeclaredForms } from './declared-forms.ts';
import type { Language } from './language.ts';
import { console } from './languages/console.ts';
import { git } from './languages/git.ts';
import { jq } from './languages/jq.ts';
import { json } from './languages/json.ts';
import { kubectl } from './languages/kubectl.ts';
import { logql } from './languages/logql.ts';
import { promql } from './languages/promql.ts';
import { ksh, shell, zsh } from './languages/shell.ts';
import { sql } from './languages/sql.ts';
import { text } from './languages/text.ts';
import { traceql } from './languages/traceql.ts';
import { uncheckedLanguages } from './languages/unchecked.ts';
import { yaml } from './languages/yaml.ts';

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
  text,
  jq,
  ...uncheckedLanguages,
];

export const languages: readonly Language[] = each.map(inDeclaredForms);

const byLabel = new Map(languages.flatMap((language) => [language.id, ...language.aliases].map((label) => [label, language])));

/** The language with that id; plain text for an id that nobody knows. */
export function languageById(id: string): Language {
  return languages.find((language) => language.id === id) ?? text;
}

/** The language that a fence's label means; plain text when it means none. */
export function languageByLabel(label: string): Language {
  return findLanguage(label) ?? text;
}

/** The language that a label means, or undefined: `Bash`, ` sh `, `language-promql` and `sh{name=x}` are understood. */
export function findLanguage(label: string): Language | undefined {
  const word = /^[^\s{,]*/.exec(label.trim().toLowerCase())?.[0] ?? '';
  return byLabel.get(word.replace(/^(?:language-|lang-|\.)/, ''));
}

/** Loads the parsers that must be loaded (WebAssembly); once, before a text is read. */
export async function prepareLanguages(): Promise<void> {
  prepared ??= Promise.all(languages.map((language) => language.prepare?.())).then(() => undefined);
  await prepared;
}
let prepared: Promise<void> | undefined;
