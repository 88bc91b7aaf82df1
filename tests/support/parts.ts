/**
 * The two parts of a run, distinguished by tags in titles: `npm test` leaves out what is tagged `@long`; `npm run test:long` runs that, and
 * `@repeats` once more with as many rounds as were promised. Both runners use these expressions.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Whether this is the long part. Tests tagged `@repeats` choose their number of rounds by it. */
export const isLongPart = Boolean(process.env['BREAKGLASS_LONG']);

/** How often a test tagged `@repeats` goes round: as often as was promised in the long part, a third of it otherwise. */
export const rounds = (promised: number): number => (isLongPart ? promised : Math.ceil(promised / 3));

/** Match the full titles of the tests of each part. */
export const usualTitle: RegExp = /^(?!.*@long\b)/s;
export const longTitle: RegExp = /@(?:long|repeats)\b/;

/** Matches the full titles of the tests of this run. */
export const titleOfThisPart: RegExp = isLongPart ? longTitle : usualTitle;

/** The test files whose names end like this and that hold tests of the long part, from the root of the repository. */
export function filesOfLongPart(end: string): string[] {
  const folder = path.dirname(import.meta.dirname);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end) && longTitle.test(readFileSync(path.join(folder, file), 'utf8')))
    .map((file) => path.posix.join('tests', file.replaceAll(path.sep, '/')))
    .sort();
}
