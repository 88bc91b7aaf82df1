/** Ranks names against what was typed: exact first, then beginnings, CamelCase initials, parts and words in any order, typos last. */

import { distance as edits } from 'fastest-levenshtein';
import { hasUnspaced } from '../../../plain/unspaced-letters.ts';
import type { JumpEntry } from '../../../search/jump-list.ts';
import { plainName } from '../alerts/plain-name.ts';

export interface Candidate {
  entry: JumpEntry;
  /** All names, lower case, and each without its blanks, dashes and underscores. */
  names: string[];
  /** Words beside the names, lower case, each between blanks. */
  tags: string;
  /** First letters of the words of each name: `kpcl` for KubePodCrashLooping. */
  initials: string[];
}

export interface Index {
  candidates: Candidate[];
  /** What words are looked for in, one text a candidate. */
  texts: string[];
  /** Each word of the texts, and the candidates that have it. */
  words: ReadonlyMap<string, ReadonlySet<Candidate>>;
}

/** How a name fits; the earlier the better. */
export const fits = ['exact', 'beginning', 'initials', 'part', 'words', 'typo'] as const;
export type Fit = (typeof fits)[number];

export interface Match {
  candidate: Candidate;
  fit: Fit;
}

export function makeIndex(entries: readonly JumpEntry[]): Index {
  const candidates = entries.map((entry): Candidate => {
    const names = [entry[1], ...entry[2].split('\n')].filter((name) => name !== '');
    const lower = names.map(plainName);
    return {
      entry,
      names: [...new Set([...lower, ...lower.map(compact)])],
      tags: ` ${entry[5].toLowerCase()} `,
      initials: names.map(initialsOf),
    };
  });
  const texts = entries.map(([, title, lines, , context, words]) => {
    const names = lines.replaceAll('\n', ' ');
    return plainName(`${title} ${names} ${splitWords(`${title} ${names}`)} ${context} ${words}`);
  });
  const words = new Map<string, Set<Candidate>>();
  candidates.forEach((candidate, at) => {
    for (const word of texts[at]?.split(' ') ?? []) {
      const having = words.get(word) ?? new Set();
      words.set(word, having.add(candidate));
    }
  });
  return { candidates, texts, words };
}

/** The best matches, at most `limit`. */
export function rank(index: Index, typed: string, limit: number): Match[] {
  const needle = plainName(typed.trim());
  if (needle === '') return [];
  const found = new Map<Candidate, Fit>();
  for (const match of byName(index, needle)) found.set(match.candidate, match.fit);
  const add = (candidates: Iterable<Candidate>, fit: Fit) => {
    for (const candidate of candidates) if (!found.has(candidate)) found.set(candidate, fit);
  };
  const words = needle.split(/\s+/);
  if (found.size < limit) add(withAllWords(index, words), 'words');
  if (found.size < limit) add(nearestByEdits(index, needle, limit, likelyEdits(needle)), 'typo');
  if (found.size < limit) add(withWordsLike(index, words), 'typo');
  return [...found].slice(0, limit).map(([candidate, fit]) => ({ candidate, fit }));
}

/** By the name as a whole, best fits first; of the same fit runbooks and short names first. */
function byName({ candidates }: Index, needle: string): Match[] {
  const squeezed = compact(needle);
  const matches = candidates.flatMap((candidate): Match[] => {
    const { names, initials, tags } = candidate;
    if (names.includes(needle) || (squeezed !== '' && names.includes(squeezed))) return [{ candidate, fit: 'exact' }];
    if (tags.includes(` ${needle} `) || names.some((name) => name.startsWith(needle))) return [{ candidate, fit: 'beginning' }];
    if (needle.length > 1 && initials.some((letters) => letters.startsWith(needle))) return [{ candidate, fit: 'initials' }];
    return names.some((name) => name.includes(needle)) ? [{ candidate, fit: 'part' }] : [];
  });
  return matches.sort(
    (a, b) =>
      fits.indexOf(a.fit) - fits.indexOf(b.fit) ||
      a.candidate.entry[0] - b.candidate.entry[0] ||
      a.candidate.entry[1].length - b.candidate.entry[1].length,
  );
}

function withAllWords({ candidates, texts }: Index, words: readonly string[]): Candidate[] {
  return candidates.filter((_, at) => words.every((word) => texts[at]?.includes(word)));
}

/** All words, each as it is or with a typo. */
function withWordsLike(index: Index, words: readonly string[]): Candidate[] {
  const having = words.map((word) => {
    const near = [...index.words].filter(
      ([known]) => known.startsWith(word) || nameDistance(known, word, likelyEdits(word)) <= likelyEdits(word),
    );
    return new Set(near.flatMap(([, candidates]) => [...candidates]));
  });
  return index.candidates.filter((candidate) => having.every((candidates) => candidates.has(candidate)));
}

/** Names within `most` edits, nearest first. A name that is still being typed counts as far as it goes. */
export function nearestByEdits(
  index: Index,
  needle: string,
  limit: number,
  most = Math.max(2, Math.floor(needle.length / 3)),
): Candidate[] {
  const scored = index.candidates.flatMap((candidate) => {
    const distance = Math.min(...candidate.names.map((name) => nameDistance(name, needle, most)));
    return distance <= most ? [{ candidate, distance }] : [];
  });
  return scored
    .sort((a, b) => a.distance - b.distance || a.candidate.entry[0] - b.candidate.entry[0])
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** A beginning is a little farther than the whole: `etcdDown` is nearer to `etcdDwn` than `etcdDownsampled` is. */
function nameDistance(name: string, needle: string, most: number): number {
  const longer = name.length - needle.length;
  if (longer < -most) return Number.POSITIVE_INFINITY;
  const whole = longer > most ? Number.POSITIVE_INFINITY : edits(name, needle);
  return longer > 0 && needle.length > 4 ? Math.min(whole, edits(name.slice(0, needle.length), needle) + 0.5) : whole;
}

/**
 * As many edits as two typos make, swapped letters being two edits; short words are full of near ones, and a letter of a script without
 * blanks is as much as a word.
 */
function likelyEdits(needle: string): number {
  if (needle.length < 4 || hasUnspaced(needle)) return 0;
  return needle.length < 6 ? 1 : needle.length < 9 ? 2 : 4;
}

export function splitWords(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
}

function compact(name: string): string {
  return name.replace(/[\s_-]+/g, '');
}

function initialsOf(name: string): string {
  return splitWords(name)
    .split(/[\s_-]+/)
    .map((word) => word[0] ?? '')
    .join('')
    .toLowerCase();
}
