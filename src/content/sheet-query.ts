/** One entry of a sheet → a query as the site knows it, with what is wrong with it. */
import { didYouMean } from '../problem/nearest.ts';
import type { Problem, Range } from '../problem/problem.ts';
import { type Danger, graver, type Harm } from '../query/danger/danger.ts';
import type { Programs } from '../query/danger/row.ts';
import { detectLanguage } from '../query/detect.ts';
import type { Language } from '../query/language.ts';
import type { Query } from '../query/query.ts';
import { findLanguage, languageById, languageByLabel, languages } from '../query/registry.ts';
import { readSnippet, type Snippet } from '../query/snippet.ts';
import { pickVariables, type Variables } from '../query/variable.ts';
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
  programs?: Programs,
): { query: Query; problems: Problem[] } {
  const written = entry.query.replace(/\n+$/, '');
  const found = detectLanguage(entry.language, written);
  const language = found.disagrees ? languageById(found.language) : languageByLabel(entry.language);
  const context = { file: place.file, place: place.within, variables, programs, undo: entry.rollback ?? '' };
  const snippet = readSnippet(written, language, context);
  const { text: template, code, undo, verdict, problems } = snippet;
  // An entry is made to be run: in a language that nobody here reads, its effect is unknown.
  const read: Danger = code.assessment?.danger ?? 'unknown';
  const query: Query = {
    id,
    title: entry.title,
    language: language.id,
    languageTitle: language.title,
    verdict,
    kind: language.kind,
    template,
    code,
    variables: pickVariables(variables, new Set([...code.variables, ...undo.variables])),
    description: entry.description ?? '',
    signal: entry.signal ?? '',
    good: entry.good ?? '',
    bad: entry.bad ?? '',
    next: entry.next ?? '',
    danger: dangerOf(read, entry.danger),
    rollback: entry.rollback ?? '',
    undo: undo.html,
  };
  const faults = entryProblems(entry, query, { language, disagrees: found.disagrees, snippet, read }, place);
  return { query, problems: [...problems, ...faults] };
}

interface EntryReading {
  readonly language: Language;
  /** Whether the text is of another language than its label. */
  readonly disagrees: boolean;
  readonly snippet: Snippet;
  /** The danger that the text shows. */
  readonly read: Danger;
}

/** What is wrong with the keys of an entry beside its text. */
function entryProblems(
  entry: QueryFile,
  query: Query,
  { language, disagrees, snippet: { isAsWritten, worst }, read }: EntryReading,
  place: EntryPlace,
): Problem[] {
  const problems: Problem[] = [];
  const report = (check: Problem['check'], severity: Problem['severity'], message: string, hint: string, range: Range) =>
    problems.push({ check, severity, file: place.file, message, hint, ...range });
  if (findLanguage(entry.language) === undefined) {
    const message = `unknown language \`${entry.language}\`: shown as plain text, not checked`;
    report('query/language', 'warning', message, didYouMean(entry.language, labels), place.key('language'));
  }
  const placeOf = ({ from, to }: Pick<Harm, 'from' | 'to'>) => (isAsWritten ? place.within(from, to) : place.key('query'));
  if (disagrees) {
    const message = `labelled \`${entry.language}\`, reads as ${language.title}`;
    report('code/language', 'warning', message, `write \`language: ${language.id}\``, place.key('language'));
  }
  if (entry.danger !== undefined && worst !== undefined && graver(read, entry.danger) !== entry.danger) {
    const message = `declared \`${entry.danger}\`, but it ${worst.what}`;
    report('query/danger', 'warning', message, `write \`danger: ${read}\`, or leave it out`, placeOf(worst));
  }
  if ((query.danger === 'changes-state' || query.danger === 'destroys') && query.rollback === '') {
    const does = worst === undefined ? 'changes something' : worst.what;
    const hint = 'say in `rollback` what undoes it, or that nothing does';
    const declared = entry.danger === 'changes-state' || entry.danger === 'destroys';
    report(
      'query/rollback',
      declared ? 'error' : 'warning',
      `it ${does}, and nothing says what undoes it`,
      hint,
      worst === undefined ? place.key('query') : placeOf(worst),
    );
  }
  return problems;
}

/** What the text shows, or the graver that its author declares. Where the text does not show it, the author's word stands. */
function dangerOf(read: Danger, declared: Danger | undefined): Danger {
  if (declared === undefined) return read;
  return read === 'unknown' ? declared : graver(read, declared);
}
