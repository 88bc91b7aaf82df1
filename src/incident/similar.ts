/**
 * Which past incidents are like one that runs, and why: by its alerts, services, labels, causes and the words of its title. Nothing is
 * guessed: each reason can be read in both, and the same things give the same answer on every device.
 */
import { alertsOf } from './alerts.ts';
import { factsOf } from './facts.ts';
import { hypothesesOf } from './hypotheses.ts';
import type { IncidentState } from './state.ts';

/** What is known of a past incident. */
export interface PastIncident {
  readonly title: string;
  /** Where its postmortem is. */
  readonly address: string;
  /** The day, `2026-01-31`; empty when it is not known. */
  readonly day: string;
  /** The identifier of its record, where it has one. */
  readonly incident?: string | undefined;
  readonly services: readonly string[];
  readonly alerts: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** Short names of its causes. */
  readonly causes: readonly string[];
}

/** What a past incident is compared with. */
export type Compared = Pick<PastIncident, 'title' | 'services' | 'alerts' | 'labels'> & {
  readonly incident: string;
  /** What somebody holds or held for the cause, unless it was rejected. */
  readonly hypotheses: readonly { readonly statement: string; readonly component?: string | undefined; readonly isConfirmed: boolean }[];
};

/** What both have: the names, so that nobody has to believe it. */
export interface Reason {
  readonly same: 'alert' | 'cause' | 'service' | 'labels' | 'words';
  readonly names: readonly string[];
}

export interface SimilarIncident<Past extends PastIncident = PastIncident> {
  readonly past: Past;
  /** At least one, the weightiest first. */
  readonly reasons: readonly Reason[];
}

/** What an incident is known by, from its log. */
export function comparedOf(state: IncidentState): Compared {
  const { id, title, services } = factsOf(state);
  const alerts = alertsOf(state);
  const hypotheses = hypothesesOf(state).filter(({ standing }) => standing !== 'rejected');
  return {
    incident: id,
    title,
    services,
    alerts: alerts.map(({ name }) => name),
    labels: Object.fromEntries(alerts.flatMap(({ labels }) => [...labels])),
    hypotheses: hypotheses.map(({ statement, component, standing }) => ({ statement, component, isConfirmed: standing === 'confirmed' })),
  };
}

/** The past incidents that are most like it, at most so many; none where nothing fits. Their order does not depend on that of `past`. */
export function similarIncidents<Past extends PastIncident>(
  now: Compared,
  past: readonly Past[],
  atMost = 3,
): readonly SimilarIncident<Past>[] {
  return past
    .filter(({ incident }) => incident === undefined || incident !== now.incident)
    .flatMap((one) => {
      const found = compare(now, one);
      return found.score < enough ? [] : [{ past: one, ...found }];
    })
    .sort((a, b) => b.score - a.score || order(b.past.day, a.past.day) || order(a.past.address, b.past.address))
    .slice(0, atMost)
    .map(({ past: one, reasons }) => ({ past: one, reasons }));
}

/** One alert or one cause is enough alone; a service needs something beside it. */
const enough = 6;
const weights = { alert: 8, confirmedCause: 8, cause: 6, service: 3, label: 1, word: 1.5 } as const;
/** Labels and words beyond this add nothing. */
const most = 3;

function compare(now: Compared, past: PastIncident): { readonly score: number; readonly reasons: readonly Reason[] } {
  const alerts = common(now.alerts, past.alerts);
  const services = common(now.services, past.services);
  const causes = [...new Set(past.causes)].filter((cause) => now.hypotheses.some((hypothesis) => names(hypothesis, cause)));
  const isConfirmed = now.hypotheses.some((hypothesis) => hypothesis.isConfirmed && causes.some((cause) => names(hypothesis, cause)));
  const labels = commonLabels(now.labels, past.labels).filter((label) => !services.some((service) => label.endsWith(`=${service}`)));
  const words = common([...wordsOf(now.title)], [...wordsOf(past.title)]);
  const parts: readonly (readonly [Reason['same'], readonly string[], number])[] = [
    ['alert', alerts, alerts.length > 0 ? weights.alert : 0],
    ['cause', causes, causes.length === 0 ? 0 : isConfirmed ? weights.confirmedCause : weights.cause],
    ['service', services, services.length > 0 ? weights.service : 0],
    // One word or one label alone says nothing.
    ['words', words, words.length < 2 ? 0 : Math.min(most, words.length) * weights.word],
    ['labels', labels, Math.min(most, labels.length) * weights.label],
  ];
  const counted = parts.filter(([, , weight]) => weight > 0);
  return {
    score: counted.reduce((sum, [, , weight]) => sum + weight, 0),
    reasons: counted.map(([same, found]) => ({ same, names: found })),
  };
}

/** Sorted, each once. */
function common(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set(one)].filter((name) => other.includes(name)).sort();
}

/** What every alert has says nothing of it. */
const everywhere: ReadonlySet<string> = new Set(['alertname', 'severity', 'prometheus', 'monitor', 'env', 'environment', 'cluster', 'job']);

function commonLabels(one: PastIncident['labels'], other: PastIncident['labels']): readonly string[] {
  return Object.keys(one)
    .filter((name) => !everywhere.has(name) && Object.hasOwn(other, name) && one[name] === other[name])
    .map((name) => `${name}=${one[name]}`)
    .sort();
}

/** Whether a hypothesis names a cause: as its component, or with all its words. */
function names({ statement, component }: Compared['hypotheses'][number], cause: string): boolean {
  const wanted = wordsOf(cause, 1);
  if (wanted.size === 0) return false;
  const has = (text: string) => [...wanted].every((word) => wordsOf(text, 1).has(word));
  return (component !== undefined && has(component)) || has(statement);
}

const littleWords: ReadonlySet<string> = new Set(
  'after again and are because before cannot does down from have high into late more most not over some than that the their them then there this time very when where which while with without incident issue outage problem service'.split(
    ' ',
  ),
);

/** The words of a text that may mean something, in lower case; `PaymentTimeouts` is two. */
function wordsOf(text: string, shortest = 3): ReadonlySet<string> {
  const words = text
    .normalize('NFC')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u);
  return new Set(words.filter((word) => word.length >= shortest && word !== '' && !littleWords.has(word)));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
