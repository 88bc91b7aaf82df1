/** `breakglass new words`: a file with every text of the interface, for a translator; what a file has already stays as it is. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { readSettings } from '../content/read-settings.ts';
import { wordsFolder } from '../content/words.ts';
import { canonicalLanguage, likelyLanguage } from '../plain/language.ts';
import { keysByFile } from '../words/shipped.ts';
import { noteWritten } from './run.ts';
import { asTyped } from './typed-path.ts';
import { UsageError } from './usage-error.ts';

/**
 * Writes the file of a language, or adds to it what it lacks.
 * @param name the language; the site's where none is given
 * @throws {UsageError}
 */
export function newWords(content: string, name: string | undefined): number {
  const language = languageOf(name ?? readSettings(content).settings.language);
  const file = join(content, wordsFolder, `${language}.yaml`);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const known = keysIn(before, file);
  const groups = Object.entries(keysByFile).flatMap(([source, keys]): [string, readonly string[]][] => {
    const fresh = keys.filter((key) => !known.has(key));
    return fresh.length === 0 ? [] : [[source, fresh]];
  });
  const count = groups.reduce((sum, [, keys]) => sum + keys.length, 0);
  if (count === 0) {
    console.log(`${asTyped(file)} has every text`);
    return 0;
  }
  const lines = groups.flatMap(([source, keys]) => [`# ${placeOf(source)}`, ...keys.map((key) => `${JSON.stringify(key)}: ""`), '']);
  mkdirSync(dirname(file), { recursive: true });
  noteWritten();
  writeFileSync(file, (before === '' ? heading(language) : `${before.trimEnd()}\n\n`) + lines.join('\n'));
  console.log(`Wrote ${count} texts to ${asTyped(file)}; those that stay empty are shown in English`);
  return 0;
}

function languageOf(name: string): string {
  const language = canonicalLanguage(name);
  if (language !== undefined) return language;
  const meant = likelyLanguage(name);
  throw new UsageError(
    `\`${name}\` names no language: expected one such as \`fr\` or \`pt-BR\`${meant === undefined ? '' : ` (did you mean \`${meant}\`?)`}`,
  );
}

function keysIn(text: string, file: string): ReadonlySet<string> {
  try {
    const value: unknown = parse(text);
    return new Set(typeof value === 'object' && value !== null ? Object.keys(value) : []);
  } catch {
    throw new UsageError(`${asTyped(file)} is not valid YAML: \`breakglass check\` shows where`);
  }
}

function heading(language: string): string {
  return `# The interface in \`${language}\`: English on the left, the translation on the right. {1}, {2} stand for what the program puts in.
# A text with a number may have forms: { one: "{1} step", other: "{1} steps" }. A text that stays empty is shown in English.

`;
}

const places: readonly (readonly [start: string, place: string])[] = [
  ['ui/client/workspace/', 'Incident page'],
  ['ui/client/share/', 'Sharing an incident'],
  ['ui/client/drill/', 'Drills'],
  ['ui/client/search/', 'Search'],
  ['ui/client/steps/', 'Steps of a runbook'],
  ['ui/client/values/', 'Values of commands'],
  ['ui/client/code/', 'Commands and queries'],
  ['ui/client/', 'Every page'],
  ['offline/', 'Offline copy'],
  ['storage/', 'Storage of incidents in the browser'],
  ['incident/commands/', 'Why something was not logged'],
  ['incident/', 'Incident page'],
  ['run/', 'Answers of Prometheus and status pages'],
  ['share/', 'Sharing an incident'],
  ['pages/', 'Page'],
];

/** Where a text is shown, for who does not know the source. */
function placeOf(source: string): string {
  const path = source.replace(/^src\//, '');
  const place = places.find(([start]) => path.startsWith(start))?.[1] ?? 'Pages';
  return `${place} (${path.replace(/\.\w+$/, '')})`;
}
