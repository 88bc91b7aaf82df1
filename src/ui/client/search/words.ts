/** The words of a search: what is worth looking for, and what else it may be called. */

import { pairsOf, unspacedRuns } from '../../../plain/unspaced.ts';
import { hasUnspaced } from '../../../plain/unspaced-letters.ts';
import { splitWords } from './rank.ts';

export interface Word {
  text: string;
  /** Other words for the same. Those of several words are found where all of them are. */
  others: readonly string[];
  /** Whether it stands right after the word before it, in a script without blanks. */
  follows?: boolean;
}

/** Words that are everywhere distinguish nothing. */
const idle = new Set(
  'a an the is are was were be been it its this that these those there i we my our you your they he she to of in on at by for from with and or but as so if then do does did have has had get gets got can could should would will what how why who when where which just very too out up goes go going keep keeps like still'.split(
    ' ',
  ),
);

/** What people of the field call the same. A word may be in several groups. */
const groups: readonly (readonly string[])[] = [
  ['disk', 'filesystem', 'volume', 'storage'],
  ['full', 'filling', 'exhausted', 'out of space'],
  ['restart', 'crash', 'crashloop', 'reboot'],
  ['slow', 'latency', 'lag', 'delay'],
  ['timeout', 'deadline', 'timed out'],
  ['down', 'unavailable', 'unreachable', 'outage'],
  ['fail', 'error', 'broken', 'wrong'],
  ['oom', 'oomkilled', 'out of memory'],
  ['memory', 'ram', 'heap'],
  ['certificate', 'cert', 'tls', 'ssl', 'x509'],
  ['dns', 'resolve', 'nxdomain', 'resolver'],
  ['database', 'db', 'postgres', 'sql'],
  ['deploy', 'release', 'rollout', 'version'],
  ['rollback', 'revert', 'undo', 'roll back'],
  ['pvc', 'persistent volume', 'pv'],
  ['autoscaler', 'hpa', 'autoscaling'],
  ['cron', 'scheduled', 'job'],
  ['quota', 'limit'],
  ['clock', 'time', 'ntp'],
  ['interface', 'nic', 'network'],
  ['notification', 'alert', 'page'],
  ['queue', 'backlog', 'pending'],
  ['provider', 'vendor', 'third party', 'external'],
  ['customer', 'user'],
  ['traffic', 'load', 'requests'],
  ['leak', 'grow', 'creep'],
  ['expire', 'expiry', 'expiration'],
  ['inode', 'files'],
  ['corrupt', 'corruption', 'wrong data'],
  ['retry', 'backoff'],
  ['missing', 'lost', 'absent'],
  ['maximum', 'max', 'maxed'],
  ['stuck', 'hanging', 'pending'],
  ['kubernetes', 'k8s'],
  ['cannot', 'unable', 'failed'],
];

const others = new Map<string, Set<string>>();
for (const group of groups) {
  for (const word of group) {
    const known = others.get(word) ?? new Set();
    for (const other of group) if (other !== word) known.add(other);
    others.set(word, known);
  }
}

/** More words than these are a text; the first of them are asked for. */
const most = 8;
const mostPairs = 12;

/** What is typed in quotes stays together, and is found as it is. */
export function wordsOf(typed: string): Word[] {
  if (/^\s*"[^"]+"\s*$/.test(typed) && !hasUnspaced(typed)) return [{ text: typed.trim(), others: [] }];
  const all = [...new Set(typed.split(/[\s,;()[\]{}"'`<>|=?!]+/))].map((word) => word.replace(/^[.:]+|[.:]+$/g, ''));
  const distinctive = all.filter((word) => word !== '' && !idle.has(word.toLowerCase()));
  return (distinctive.length > 0 ? distinctive : all.filter((word) => word !== ''))
    .slice(0, most)
    .flatMap((word) => (hasUnspaced(word) ? unspacedWords(word) : [spacedWord(word)]));
}

function unspacedWords(word: string): Word[] {
  return unspacedRuns(word).flatMap(({ text, isRun }) => {
    if (isRun) return pairWords(text);
    return /[\p{L}\p{N}]/u.test(text) ? [spacedWord(text)] : [];
  });
}

function spacedWord(text: string): Word {
  return { text, others: [...othersOf(text.toLowerCase()), ...beginningsOf(text), ...pathOf(text)] };
}

/** A run is looked for by its pairs of letters: as many as a sentence has, no more. */
function pairWords(run: string): Word[] {
  return pairsOf(run)
    .slice(0, mostPairs)
    .map((text, at) => ({ text, others: [], follows: at > 0 }));
}

/** `api/checkout` is found where a path goes on with it. */
function pathOf(word: string): string[] {
  return /^[^/:]+\/./.test(word) ? [`/${word}`] : [];
}

/** English endings are taken off where that leads to a word that is known. */
function othersOf(word: string): string[] {
  const stems = [
    word,
    word.replace(/s$/, ''),
    word.replace(/(?:es|ed|ing)$/, ''),
    word.replace(/(?:es|ed|ing)$/, 'e'),
    word.replace(/i(?:es|ed)$/, 'y'),
  ];
  const found = stems.find((stem) => others.has(stem));
  return found === undefined ? [] : [...(others.get(found) ?? [])];
}

/** `ImagePullBackOff` may be written of as `Image Pull`: as many of its parts as there are, two at the least. */
function beginningsOf(word: string): string[] {
  const parts = splitWords(word).split(/[\s_]+/);
  return parts.length < 3 ? [] : parts.slice(2).map((_, cut) => parts.slice(0, parts.length - 1 - cut).join(' '));
}
