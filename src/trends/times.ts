/** How long each incident took to be detected, acknowledged, told to users, mitigated and resolved, and what is common to them. */
import type { PostmortemMeta } from '../content/schema/postmortem.ts';
import type { PostmortemSource } from '../follow-up/source.ts';
import { durationSpans, durationsOf } from '../incident/durations.ts';
import { type Milestone, milestoneNames } from '../incident/milestone.ts';
import { type Spread, spreadOf } from './spread.ts';

export const timeNames = ['detect', 'acknowledge', 'notify', 'mitigate', 'resolve'] as const;
export type TimeName = (typeof timeNames)[number];

type Moment = Milestone | 'notified';

/** Between which moments each is measured, as in the postmortem of one incident. */
export const timeSpans: Readonly<Record<TimeName, readonly [Moment, Moment]>> = { ...durationSpans, notify: ['detected', 'notified'] };

/** A time of one incident: in milliseconds, unknown, or with moments in an order that cannot be. */
export type MeasuredTime =
  | { readonly is: 'known'; readonly ms: number }
  | { readonly is: 'unknown' }
  /** `order[0]` lies before `order[1]`. */
  | { readonly is: 'contradictory'; readonly order: readonly [Moment, Moment] };

/** A time of one incident, as its frontmatter has it. Nothing is estimated. */
export function timeOf(meta: PostmortemMeta, name: TimeName): MeasuredTime {
  if (name === 'notify') return betweenMoments(meta.detected, meta.notified);
  const event = { actor: '', counter: 0 };
  const reached = milestoneNames.flatMap((milestone) => {
    const at = meta[milestone];
    return at === undefined ? [] : [[milestone, { at: Date.parse(at), source: 'directly', event }] as const];
  });
  const duration = durationsOf(Object.fromEntries(reached))[name];
  if (duration.known) return { is: 'known', ms: duration.ms };
  return duration.why === 'unknown' ? { is: 'unknown' } : { is: 'contradictory', order: duration.order };
}

function betweenMoments(detected: string | undefined, notified: string | undefined): MeasuredTime {
  if (detected === undefined || notified === undefined) return { is: 'unknown' };
  const ms = Date.parse(notified) - Date.parse(detected);
  return ms < 0 ? { is: 'contradictory', order: ['notified', 'detected'] } : { is: 'known', ms };
}

export interface TimeTrend {
  readonly name: TimeName;
  /** Of how many incidents. */
  readonly of: number;
  /** Those that have this time, the shortest first. */
  readonly measured: readonly { readonly postmortem: PostmortemSource; readonly ms: number }[];
  /** Those whose times contradict each other; they are left out. */
  readonly contradictory: readonly { readonly postmortem: PostmortemSource; readonly order: readonly [Moment, Moment] }[];
  /** Undefined where too few have this time: those are listed one by one. */
  readonly spread: Spread | undefined;
}

/** The five times over some postmortems. */
export function timeTrends(postmortems: readonly PostmortemSource[]): readonly TimeTrend[] {
  return timeNames.map((name) => {
    const times = postmortems.map((postmortem) => ({ postmortem, time: timeOf(postmortem.meta, name) }));
    const measured = times
      .flatMap(({ postmortem, time }) => (time.is === 'known' ? [{ postmortem, ms: time.ms }] : []))
      .sort((a, b) => a.ms - b.ms || (a.postmortem.id < b.postmortem.id ? -1 : 1));
    const contradictory = times.flatMap(({ postmortem, time }) => (time.is === 'contradictory' ? [{ postmortem, order: time.order }] : []));
    return { name, of: postmortems.length, measured, contradictory, spread: spreadOf(measured.map(({ ms }) => ms)) };
  });
}
