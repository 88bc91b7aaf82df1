/** Ranks names against what was typed: exact first, then beginnings, CamelCase initials, parts and words in any order, typos last. */
import uFuzzy from '@leeoniya/ufuzzy';
import { distance as edits } from 'fastest-levenshtein';
import type { JumpEntry } from '../../../search/jump-list.ts';

export interface Candidate {
  entry: JumpEntry;
  /** All names, lower case. */
  names: string[];
  /** First letters of the words of each name: `kpcl` for KubePodCrashLooping. */
  initials: string[];
}

export interface Index {
  candidates: Candidate[];
  /** What the fuzzy match looks through, one text a candidate. */
  texts: string[];
}

export function makeIndex(entries: readonly JumpEntry[]): Index {
  const candidates = entries.map((entry): Candidate => {
    const names = [entry[1], ...entry[2].split(' ')].filter((name) => name !== '');
    return { entry, names: names.map((name) => name.toLowerCase()), initials: names.map(initialsOf) };
  });
  const texts = entries.map(
    ([, title, names, , context, words]) => `${title} ${names} ${splitWords(`${title} ${names}`)} ${context} ${words}`,
  );
  return { candidates, texts };
}

// One typo a word: a letter too many, missing, swapped or wrong.
const fuzzy = new uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });

/** The best entries, at most `limit`. */
export function rank(index: Index, typed: string, limit: number): JumpEntry[] {
  const needle = typed.trim().toLowerCase();
  if (needle === '') return [];
  const tiers: Candidate[][] = [[], [], [], []];
  for (const candidate of index.candidates) {
    const { names } = candidate;
    if (names.includes(needle)) tiers[0]?.push(candidate);
    else if (names.some((name) => name.startsWith(needle))) tiers[1]?.push(candidate);
    else if (needle.length > 1 && candidate.initials.some((initials) => initials.startsWith(needle))) tiers[2]?.push(candidate);
    else if (names.some((name) => name.includes(needle))) tiers[3]?.push(candidate);
  }
  const found = new Set(tiers.flatMap((tier) => tier.sort((a, b) => a.entry[0] - b.entry[0] || a.entry[1].length - b.entry[1].length)));
  if (found.size < limit) {
    const [ids, info, order] = fuzzy.search(index.texts, needle, 1, 1000);
    const ordered = info !== null && order !== null ? order.map((at) => info.idx[at]) : (ids ?? []);
    for (const at of ordered) {
      const candidate = at === undefined ? undefined : index.candidates[at];
      if (candidate !== undefined) found.add(candidate);
    }
  }
  if (found.size < limit) for (const candidate of nearestByEdits(index, needle, limit)) found.add(candidate);
  return [...found].slice(0, limit).map((candidate) => candidate.entry);
}

/** Names within a few edits, nearest first. */
export function nearestByEdits(index: Index, needle: string, limit: number): Candidate[] {
  const most = Math.max(2, Math.floor(needle.length / 3));
  const scored = index.candidates.flatMap((candidate) => {
    const distance = Math.min(
      ...candidate.names.map((name) => (Math.abs(name.length - needle.length) > most ? Number.POSITIVE_INFINITY : edits(name, needle))),
    );
    return distance <= most ? [{ candidate, distance }] : [];
  });
  return scored
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

function splitWords(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
}

function initialsOf(name: string): string {
  return splitWords(name)
    .split(/[\s_-]+/)
    .map((word) => word[0] ?? '')
    .join('')
    .toLowerCase();
}
