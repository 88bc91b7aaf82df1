/** The runbooks for an alert: those that answer it, or what helps where none does. */
import type { AlertText } from '../../../fill/alert-text.ts';
import { plainName } from '../alerts/plain-name.ts';
import { alertKind, runbookKind } from './jump-data.ts';
import { type Candidate, type Index, nearestByEdits, splitWords } from './rank.ts';

export interface ForAlert {
  /** The pages that answer the alert: by its very name, whatever the case, or because it links to them. Likely ones first. */
  named: Candidate[];
  /** Alerts of the text that no runbook has the name of. */
  unanswered: string[];
  /** When none answers it: runbooks with a similar name, or with its words and labels. They are of other alerts. */
  similar: Candidate[];
  /** When none answers it: failure patterns by the signals that its words are about. */
  patterns: Candidate[];
}

const mostSimilar = 6;

export function forAlert(index: Index, alert: AlertText): ForAlert {
  const answers = index.candidates.filter(({ entry }) => entry[0] === runbookKind || entry[0] === alertKind);
  const byName = namedExactly(answers, alert.alerts.length > 0 ? alert.alerts.map(({ name }) => name) : alert.names);
  const unanswered = alert.alerts.map(({ name }) => name).filter((name) => namedExactly(answers, [name]).length === 0);
  const named = byName.length > 0 ? byName : [...linkedTo(answers, alert.linked), ...(alert.name === '' ? inWords(answers, alert) : [])];
  if (named.length > 0) return { named: [...new Set(named)], unanswered: byName.length > 0 ? unanswered : [], similar: [], patterns: [] };
  const name = plainName(alert.name);
  const spelled = name.length < 5 ? [] : nearestByEdits(index, name, 2).filter((candidate) => answers.includes(candidate));
  const weights = weightsOf(index, alert);
  const byWords = answers.filter((candidate) => weights.has(candidate)).sort(heaviestFirst(weights));
  const similar = [...new Set([...spelled, ...byWords.slice(0, 3)])];
  const patterns = bySignals(answers, alert, weights).filter((candidate) => !similar.includes(candidate));
  return { named: [], unanswered, similar, patterns: patterns.slice(0, Math.max(0, mostSimilar - similar.length)) };
}

/** The pages of alerts with one of these names, those of the first name first. Nothing but case may differ. */
export function namedExactly(answers: readonly Candidate[], names: readonly string[]): Candidate[] {
  const wanted = new Set(names.map(plainName));
  const place = (candidate: Candidate) => names.findIndex((name) => alertsOf(candidate).includes(plainName(name)));
  return answers
    .filter((candidate) => alertsOf(candidate).some((name) => wanted.has(name)))
    .sort((a, b) => place(a) - place(b) || b.entry[0] - a.entry[0]);
}

/** The alerts that a page answers, in lower case. */
function alertsOf({ entry: [kind, title, names] }: Candidate): string[] {
  return kind === alertKind
    ? [plainName(title)]
    : kind === runbookKind
      ? names
          .split('\n')
          .filter((name) => name !== '')
          .map(plainName)
      : [];
}

/** Where the alert's own links lead: a page of this site, or elsewhere with the name of an alert or of one runbook alone. */
function linkedTo(answers: readonly Candidate[], paths: readonly string[]): Candidate[] {
  return paths.slice(0, 20).flatMap((path) => {
    const asked = plainName(path);
    const last = asked.split('/').at(-1) ?? '';
    const pageOf = ({ entry }: Candidate) => plainName(decodeURI(entry[3]).replace(/\/$/, ''));
    const ours = answers.filter((candidate) => asked === pageOf(candidate) || asked.endsWith(`/${pageOf(candidate)}`));
    if (ours.length > 0) return ours;
    const byName = namedExactly(answers, [last]);
    if (byName.length > 0) return byName;
    const alike = answers.filter((candidate) => candidate.entry[0] === runbookKind && pageOf(candidate).split('/').at(-1) === last);
    return alike.length === 1 ? alike : [];
  });
}

/** Pasted messages may be long; the alert is named at the beginning. */
const mostNames = 300;

/** By words of a message that gives no name. A short word may be an everyday one, so it must be written as the alert is. */
function inWords(answers: readonly Candidate[], { names }: AlertText): Candidate[] {
  const written = new Set(answers.flatMap(({ entry: [kind, title, names] }) => (kind === alertKind ? [title] : names.split('\n'))));
  return namedExactly(
    answers,
    names.slice(0, mostNames).filter((name) => name.length > 8 || written.has(name)),
  );
}

type Weights = ReadonlyMap<Candidate, number>;

function heaviestFirst(weights: Weights): (a: Candidate, b: Candidate) => number {
  return (a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0);
}

/** By words: the rarer one is among the names, the more it counts; in the alert's own name or title twice as much as in its text and labels. */
function weightsOf(index: Index, { name, title, words, labels }: AlertText): Weights {
  const weights = new Map<Candidate, number>();
  const own = new Set(wordsIn(splitWords(`${name} ${title}`)));
  const described = wordsIn([words, ...Object.values(labels)].join(' ')).filter((word) => !places.has(word));
  for (const word of new Set([...own, ...described])) {
    const having = candidatesWith(index, word);
    const weight = Math.log(1 + index.candidates.length / having.size) * (own.has(word) ? 2 : 1);
    for (const candidate of having) weights.set(candidate, (weights.get(candidate) ?? 0) + weight);
  }
  return weights;
}

const setOf = (words: string) => new Set(words.split(' '));
/** What is in every alert, or in every message about one, distinguishes none from another. */
const idleWords = setOf(
  'alert alerts alertname firing resolved labels annotations source silence value summary description severity the and for are was has have with from this that been its not over more than too many much high low usage used',
);
/** Names of places count in the name of an alert only: its text names them all. */
const places = setOf('critical warning info page none namespace pod instance job container node host service cluster system');

function wordsIn(text: string): string[] {
  const all = [...text.toLowerCase().matchAll(/[a-z0-9][\w-]+/g)].map(([word]) => word);
  return all.filter((word) => word.length > 2 && !idleWords.has(word));
}

/** Those with the word, or with one that only ends otherwise: `postgres` and `postgresql`, `payments` and `payment`. */
function candidatesWith({ words }: Index, word: string): ReadonlySet<Candidate> {
  const exact = words.get(word);
  if (exact !== undefined || word.length < 5) return exact ?? new Set();
  const alike = [...words].filter(([known]) => Math.abs(known.length - word.length) <= 3 && known.length > 4 && startAlike(known, word));
  return new Set(alike.flatMap(([, having]) => [...having]));
}

function startAlike(a: string, b: string): boolean {
  return a.length < b.length ? b.startsWith(a) : a.startsWith(b);
}

/** What the words of an alert mean for the four golden signals. */
const signalWords: readonly (readonly [string, RegExp])[] = [
  ['latency', /latenc|slow|duration|p9[059]|timeout|timed out|deadline/i],
  ['errors', /error|5xx|50[0-9]\b|fail|exception|unavailable|down\b/i],
  ['saturation', /memory|oom|cpu|disk|space|pool|connections|queue|saturat|exhaust|full\b|throttl/i],
  ['traffic', /traffic|request rate|requests per|qps|rps|spike|surge|flood/i],
];

/** Failure patterns with the signals that are spoken of: those with most of them first, and of these those that show in little else. */
function bySignals(answers: readonly Candidate[], { name, words }: AlertText, weights: Weights): Candidate[] {
  const text = `${splitWords(name)} ${words}`;
  const spoken = signalWords.filter(([, described]) => described.test(text)).map(([signal]) => signal);
  const signalsOf = ({ entry }: Candidate) => (entry[6] ?? '').split(' ');
  const shared = (candidate: Candidate) => spoken.filter((signal) => signalsOf(candidate).includes(signal)).length;
  const heaviest = heaviestFirst(weights);
  return answers
    .filter((candidate) => shared(candidate) > 0)
    .sort((a, b) => shared(b) - shared(a) || signalsOf(a).length - signalsOf(b).length || heaviest(a, b));
}
