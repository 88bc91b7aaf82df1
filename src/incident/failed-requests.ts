/** What an impact comes to in numbers: from its length, a rate and the share that failed. */
import { eventsOf, type IncidentState } from './state.ts';

export interface ImpactInput {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** Requests a second as they would have come. */
  readonly perSecond: number;
  /** The share that failed, 0 to 1. */
  readonly failing: number;
  /** The objective, 0.999 for 99.9 %; undefined where there is none. */
  readonly slo?: number | undefined;
  /** Over how many days the objective counts. */
  readonly days?: number | undefined;
}

export interface ImpactNumbers {
  readonly requests: number;
  readonly failed: number;
  /** The share of the error budget that was spent, 1 for all of it; undefined without an objective. */
  readonly budget: number | undefined;
}

/** The numbers; undefined where what was given cannot be: a length below zero, a share above one. */
export function impactNumbers({ from, to, perSecond, failing, slo, days = 30 }: ImpactInput): ImpactNumbers | undefined {
  const seconds = (to - from) / 1000;
  const isSound = seconds >= 0 && perSecond >= 0 && failing >= 0 && failing <= 1 && days > 0 && [seconds, perSecond].every(Number.isFinite);
  if (!isSound || (slo !== undefined && !(slo > 0 && slo < 1))) return undefined;
  const requests = seconds * perSecond;
  const failed = requests * failing;
  // As many requests as the same rate brings in the whole time that the objective counts.
  const allowed = slo === undefined ? 0 : perSecond * days * 86_400 * (1 - slo);
  return { requests, failed, budget: slo === undefined || allowed === 0 ? undefined : failed / allowed };
}

/** A number that a query showed, with what it is of. */
export interface ShownNumber {
  readonly value: number;
  /** The whole result, with its unit. */
  readonly result: string;
  readonly of: string;
}

/** The numbers that results of queries in the log begin with, such as `12.5 a second`, the latest first; each query's last one. */
export function shownNumbers(state: IncidentState): readonly ShownNumber[] {
  const runs = eventsOf(state, 'query-run/1').toReversed();
  const found = runs.flatMap(({ payload: { query, result } }): ShownNumber[] => {
    const value = /^[≈~]?\s*(?<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?=$|[\s%/;])/i.exec(result ?? '')?.groups?.['number'];
    return value === undefined || result === undefined ? [] : [{ value: Number(value), result, of: query.title ?? query.text }];
  });
  return found.filter(({ of }, at) => found.findIndex((other) => other.of === of) === at);
}

/** `About 12,000 of 40,000 requests failed (30 %); 93 % of the error budget of 30 days at 99.9 %.` The same on every machine. */
export function impactSentence({ requests, failed, budget }: ImpactNumbers, slo?: number, days = 30): string {
  const share = requests === 0 ? '' : ` (${rounded((failed / requests) * 100)} %)`;
  const spent =
    budget === undefined || slo === undefined
      ? ''
      : `; ${rounded(budget * 100)} % of the error budget of ${days} days at ${rounded(slo * 100)} %`;
  return `About ${rounded(failed)} of ${rounded(requests)} requests failed${share}${spent}.`;
}

/** Three figures that count, those of whole numbers with a comma at thousands: more would look measured. A share near 100 keeps its nines. */
function rounded(value: number): string {
  const figures = String(Number(value.toPrecision(value >= 99 && value < 100 ? 4 : 3)));
  return figures.includes('.') ? figures : figures.replace(/\B(?=(\d{3})+$)/g, ',');
}
