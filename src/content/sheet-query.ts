/** One entry of a sheet → a query as the site knows it, with what is wrong with it. */
import { didYouMean } from '../problem/nearest.ts';
import type { Problem, Range } from '../problem/problem.ts';
import { cleanForCopy } from '../query/clean.ts';
import { readCode } from '../query/code.ts';
import { gravest } from '../query/danger.ts';
import { detectLanguage } from '../query/detect.ts';
import { type Danger, dangers, type Harm } from '../query/language.ts';
import type { Query } from '../query/query.ts';
import { findLanguage, languageById, languageByLabel, languages } from '../query/registry.ts';
import { textProblems } from '../query/text-problems.ts';
import { readUndo } from '../query/undo.ts';
import { pickVariables, type Variables } from '../query/variable.ts';
import { verdictOf } from '../query/verdict.ts';
import type { QueryFile } from './schema/sheet.ts';

/** Every word that names a language. */
const labels = languages.flatMap((language) => [language.id, ...language.aliases]);

/** Where things of the entry stand in the sheet. */
export interface EntryPlace {
  file: string;
  /** The value of one of its keys. */
  key: (name: keyof QueryFile) => Range;
  /** A part of its query. */
  within: (from: number, to: number) => Range;
}

/** `id` is the full one, `sheet/id`; `variables` are all that are declared around and in the entry. */
export function readSheetQuery(
  id: string,
  entry: QueryFile,
  variables: Variables,
  place: EntryPlace,
): { query: Query; problems: Problem[] } {
  const written = entry.query.replace(/\n+$/, '');
  const found = detectLanguage(entry.language, written);
  const language = found.disagrees ? languageById(found.language) : languageByLabel(entry.language);
  const template = cleanForCopy(written, language.kind);
  const code = readCode(language, template, variables);
  const undo = readUndo(entry.rollback ?? '', variables);
  const told = gravest(code.harms);
  const problems = textProblems(written, language, place.file, place.within, variables);
  const query: Query = {
    id,
    title: entry.title,
    language: language.id,
    languageTitle: language.title,
    verdict: verdictOf(language, problems),
    kind: language.kind,
    template,
    code,
    variables: pickVariables(variables, new Set([...code.variables, ...undo.variables])),
    description: entry.description ?? '',
    signal: entry.signal ?? '',
    good: entry.good ?? '',
    bad: entry.bad ?? '',
    next: entry.next ?? '',
    danger: graver(told, entry.danger ?? 'read-only'),
    rollback: entry.rollback ?? '',
    undo: undo.html,
  };
  const report = (check: Problem['check'], severity: Problem['severity'], message: string, hint: string, range: Range) =>
    problems.push({ check, severity, file: place.file, message, hint, ...range });
  if (findLanguage(entry.language) === undefined) {
    const message = `unknown language \`${entry.language}\`: shown as plain text, not checked`;
    report('query/language', 'warning', message, didYouMean(entry.language, labels), place.key('language'));
  }
  const placeOf = ({ from, to }: Pick<Harm, 'from' | 'to'>) => (template === written ? place.within(from, to) : place.key('query'));
  const worst = code.harms.find((harm) => harm.danger === told);
  if (found.disagrees) {
    const message = `labelled \`${entry.language}\`, reads as ${language.title}`;
    report('code/language', 'warning', message, `write \`language: ${language.id}\``, place.key('language'));
  }
  if (entry.danger !== undefined && worst !== undefined && graver(told, entry.danger) !== entry.danger) {
    const message = `declared \`${entry.danger}\`, but it ${worst.what}`;
    report('query/danger', 'warning', message, `write \`danger: ${told}\`, or leave it out`, placeOf(worst));
  }
  if (query.danger !== 'read-only' && query.rollback === '') {
    const does = worst === undefined ? 'changes something' : worst.what;
    const hint = 'say in `rollback` what undoes it, or that nothing does';
    const declared = entry.danger !== undefined && entry.danger !== 'read-only';
    report(
      'query/rollback',
      declared ? 'error' : 'warning',
      `it ${does}, and nothing says what undoes it`,
      hint,
      worst === undefined ? place.key('query') : placeOf(worst),
    );
  }
  return { query, problems };
}

function graver(one: Danger, other: Danger): Danger {
  return dangers.indexOf(one) > dangers.indexOf(other) ? one : other;
}
