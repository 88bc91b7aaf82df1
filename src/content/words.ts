/** Reads which words the interface has: those that come with the program for the site's language, and a file of the team's. */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { baseLanguage } from '../plain/language.ts';
import { nearest } from '../problem/nearest.ts';
import { fileStart, type Problem, type Range } from '../problem/problem.ts';
import { faultOf } from '../words/check-translation.ts';
import { allKeys, shippedWords } from '../words/shipped.ts';
import { readTranslation, type Translation, type Words } from '../words/translation.ts';
import { linkRefusal, readRegularFile, unreadable } from './folder.ts';
import type { Settings } from './schema/settings.ts';
import { SourceFile } from './source-file.ts';
import { readYaml } from './yaml.ts';

/** The folder of a team's words, from the content root. Its files are named by languages. */
export const wordsFolder = 'words';

export interface WordsRead {
  /** Undefined where the interface is in English as it comes. */
  readonly value: Words | undefined;
  readonly problems: readonly Problem[];
}

const formSchema = z.strictObject({
  of: z.number().int().positive().default(1),
  zero: z.string().optional(),
  one: z.string().optional(),
  two: z.string().optional(),
  few: z.string().optional(),
  many: z.string().optional(),
  other: z.string(),
});

/** Keys are texts in English; a value that is left empty is not translated yet. */
const wordsSchema = z.record(z.string(), z.union([z.string(), z.null(), formSchema]));

/** The words for the language of the settings. Never throws. */
export function readWords(root: string, { language }: Settings): WordsRead {
  const shipped = shippedWords(language);
  const { file, problems: ofFolder } = findFile(root, language);
  if (file === undefined) return { value: wordsOf(language, shipped, new Map()), problems: ofFolder };
  const { value, problems } = readFile(root, file, language);
  const lacking = shipped === undefined && baseLanguage(language) !== 'en' ? lackingKeys(file, value) : [];
  return { value: wordsOf(language, shipped, value), problems: [...ofFolder, ...problems, ...lacking] };
}

function wordsOf(
  language: string,
  shipped: ReadonlyMap<string, Translation> | undefined,
  own: ReadonlyMap<string, Translation>,
): Words | undefined {
  if (shipped === undefined && own.size === 0) return undefined;
  return { language, texts: new Map([...(shipped ?? []), ...own]) };
}

/** The file for a language, or else for the language without its region. */
function findFile(root: string, language: string): { file: string | undefined; problems: Problem[] } {
  const names = namesIn(join(root, wordsFolder));
  const wanted = [...new Set([language, baseLanguage(language)])].flatMap((name) => [`${name}.yaml`, `${name}.yml`]);
  const file = wanted.find((name) => names.includes(name));
  const unread = names.filter((name) => /\.ya?ml$/.test(name) && name !== file);
  return {
    file: file === undefined ? undefined : `${wordsFolder}/${file}`,
    problems: unread.map((name) => ({
      check: 'words/unused',
      severity: 'warning',
      file: `${wordsFolder}/${name}`,
      message: `not used: the language of this site is \`${language}\``,
      hint: file === undefined ? `its words would be in \`${wordsFolder}/${wanted[0]}\`` : `its words are in \`${wordsFolder}/${file}\``,
      ...fileStart,
    })),
  };
}

function namesIn(folder: string): string[] {
  try {
    return lstatSync(folder).isDirectory() ? readdirSync(folder).sort() : [];
  } catch {
    return [];
  }
}

function readFile(root: string, path: string, language: string): { value: Map<string, Translation>; problems: Problem[] } {
  const value = new Map<string, Translation>();
  try {
    const refusal = linkRefusal(root, path);
    if (refusal !== undefined) return { value, problems: [refusal] };
    const file = new SourceFile(path, readRegularFile(join(root, path)));
    const decoding = file.problems.filter(({ check }) => check !== 'file/empty');
    if (file.text.trim() === '' || !file.isReadable) return { value, problems: decoding };
    const read = readYaml({ file: path, text: file.text }, wordsSchema, { check: 'words/schema' });
    const problems = [...decoding, ...read.problems];
    for (const [key, written] of Object.entries(read.value ?? {})) {
      if (written === null || written === '') continue;
      const translation = readTranslation(written);
      const refused = refusalOf(language, key, translation);
      if (refused === undefined) value.set(key, translation);
      else problems.push(fault(path, refused, refused.isKey ? read.locateKey([key]) : read.locate([key])));
    }
    return { value, problems };
  } catch (error) {
    return { value, problems: [unreadable(path, error)] };
  }
}

interface Refused {
  readonly check: 'words/unknown' | 'words/value';
  readonly message: string;
  readonly hint: string;
  readonly isKey: boolean;
}

function refusalOf(language: string, key: string, translation: Translation): Refused | undefined {
  if (!allKeys.has(key)) {
    const near = nearest(key, allKeys);
    const hint = near === undefined ? '`breakglass new words` writes a file with all of them' : `did you mean \`${near}\`?`;
    return { check: 'words/unknown', message: `the interface has no text \`${key}\``, hint, isKey: true };
  }
  const wrong = faultOf(language, key, translation);
  return wrong === undefined
    ? undefined
    : { check: 'words/value', message: `the translation of \`${key}\` ${wrong}`, hint: 'the English text is shown', isKey: false };
}

function fault(file: string, { check, message, hint }: Refused, place: Range): Problem {
  return { check, severity: 'error', file, message, hint, ...place };
}

/** One problem for all: a translation grows, and what it lacks is shown in English. */
function lackingKeys(file: string, value: ReadonlyMap<string, Translation>): Problem[] {
  const lacking = [...allKeys].filter((key) => !value.has(key));
  if (lacking.length === 0) return [];
  const first = lacking.slice(0, 5).map((key) => `\`${key}\``);
  return [
    {
      check: 'words/missing',
      severity: 'info',
      file,
      message: `${lacking.length} of ${allKeys.size} texts have no translation and are shown in English: ${first.join(', ')}${lacking.length > 5 ? ' …' : ''}`,
      hint: '`breakglass new words` adds them to the file',
      ...fileStart,
    },
  ];
}
