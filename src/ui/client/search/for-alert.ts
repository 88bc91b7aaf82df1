/** The runbooks for an alert: the one it names, or the nearest ones. */
import type { AlertText } from '../../../query/fill/alert-text.ts';
import { alertKind, runbookKind } from './jump-data.ts';
import { type Candidate, type Index, nearestByEdits, splitWords } from './rank.ts';

export interface ForAlert {
  /** Runbooks and alerts that the text names, the likeliest first. */
  named: Candidate[];
  /** When none is named: by words and labels, then failure patterns by the signals that the words speak of. */
  nearest: Candidate[];
}

/** Pasted messages may be long; the alert is named at the beginning. */
const mostNames = 300;
const mostNearest = 6;

export function forAlert(index: Index, alert: AlertText): ForAlert {
  const answers = index.candidates.filter(({ entry }) => entry[0] === runbookKind || entry[0] === alertKind);
  const named = alert.names.slice(0, mostNames).flatMap((name) => answers.filter(({ names }) => names.includes(name.toLowerCase())));
  if (named.length > 0) return { named: [...new Set(named)], nearest: [] };
  const name = alert.name.toLowerCase();
  const spelled = name.length < 5 ? [] : nearestByEdits(index, name, 2).filter((candidate) => answers.includes(candidate));
  const nearest = [...spelled, ...byWords(index, answers, alert).slice(0, 3), ...bySignals(answers, alert)];
  return { named: [], nearest: [...new Set(nearest)].slice(0, mostNearest) };
}

/** The rarer a word is among the names, the more it says. */
function byWords(index: Index, answers: readonly Candidate[], alert: AlertText): Candidate[] {
  const weights = new Map<Candidate, number>();
  for (const word of wordsOf(alert)) {
    const having = index.words.get(word);
    if (having === undefined) continue;
    for (const candidate of having) {
      weights.set(candidate, (weights.get(candidate) ?? 0) + Math.log(1 + index.candidates.length / having.size));
    }
  }
  return answers.filter((candidate) => weights.has(candidate)).sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
}

/** Words of the name, the text and the labels' values: a service may be a label. */
function wordsOf({ name, words, labels }: AlertText): Set<string> {
  const text = [splitWords(name), words, ...Object.values(labels)].join(' ').toLowerCase();
  return new Set([...text.matchAll(/[a-z0-9][\w-]+/g)].map(([word]) => word).filter((word) => word.length > 2));
}

/** What words of an alert say about the four golden signals. */
const signalWords: readonly (readonly [string, RegExp])[] = [
  ['latency', /latenc|slow|duration|p9[059]|timeout|timed out|deadline/i],
  ['errors', /error|5xx|50[0-9]\b|fail|exception|unavailable|down\b/i],
  ['saturation', /memory|oom|cpu|disk|space|pool|connections|queue|saturat|exhaust|full\b|throttl/i],
  ['traffic', /traffic|request rate|requests per|qps|rps|spike|surge|flood/i],
];

/** Failure patterns with the signals that are spoken of; those with most of them first. */
function bySignals(answers: readonly Candidate[], { name, words }: AlertText): Candidate[] {
  const spoken = signalWords.filter(([, told]) => told.test(`${splitWords(name)} ${words}`)).map(([signal]) => signal);
  const shared = ({ entry }: Candidate) => spoken.filter((signal) => entry[6]?.split(' ').includes(signal)).length;
  return answers.filter((candidate) => shared(candidate) > 0).sort((a, b) => shared(b) - shared(a));
}
