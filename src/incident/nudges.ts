/** Reminders that help and never block. They follow from the state and the time, so they survive a reload and sleep. */
import { t } from '../words/text.ts';
import { keyOf } from './event.ts';
import { factsOf } from './facts.ts';
import { type Hypothesis, hypothesesOf } from './hypotheses.ts';
import { milestonesOf } from './milestones.ts';
import { severityMeanings } from './severity.ts';
import { eventsOf, type IncidentState } from './state.ts';
import { timeboxesOf } from './timebox.ts';
import { beginningOf, wasReopened } from './window.ts';

export type NudgeKind = 'look-at-hypothesis' | 'switch-hypothesis' | 'name-alternatives' | 'update-due' | 'timebox-expired';

export interface Nudge {
  readonly kind: NudgeKind;
  /** Stays the same as long as it is about the same thing: for dismissing it, and for announcing it once. */
  readonly key: string;
  readonly text: string;
  /** Since when it holds. */
  readonly since: number;
  /** The hypothesis or timebox it is about. */
  readonly about?: string;
}

/** Minutes with one hypothesis after which to look at it, and after which to switch or say why not. */
export const lookAfter = 15;
export const switchAfter = 30;

/** How many hypotheses to name before one is confirmed. */
export const alternativesWanted = 3;

/** All that is worth a reminder now, the longest overdue first. */
export function nudgesAt(state: IncidentState, now: number): readonly Nudge[] {
  const hypotheses = hypothesesOf(state);
  const over = factsOf(state).status === 'resolved';
  const due = updateDue(state);
  const expired = timeboxesOf(state)
    .filter((timebox) => timebox.ended === undefined && timebox.endsAt <= now)
    .map((timebox): Nudge => {
      const about = keyOf(timebox.id);
      // An extended timebox expires anew.
      return {
        kind: 'timebox-expired',
        key: `timebox-expired ${about} ${timebox.extensions.length}`,
        text: t`Time is up: ${timebox.title}. Switch, or extend it and say why.`,
        since: timebox.endsAt,
        about,
      };
    });
  const nudges = over
    ? expired
    : [
        ...expired,
        ...hypotheses.flatMap((hypothesis) => hypothesisNudge(hypothesis, now) ?? []),
        ...(alternativesNudge(hypotheses) ?? []),
        ...(due === undefined || due > now
          ? []
          : [
              {
                kind: 'update-due' as const,
                key: `update-due ${due}`,
                text: t`The next update is due. “No news yet” is an update too.`,
                since: due,
              },
            ]),
      ];
  return nudges.sort((a, b) => a.since - b.since);
}

/**
 * When the next update is due: as promised in the last one, otherwise after the interval of the severity, from the last update or from the
 * beginning. Undefined when none is: no severity, SEV4, resolved.
 */
export function updateDue(state: IncidentState): number | undefined {
  const { status, severity, severities, openedAt } = factsOf(state);
  if (status === 'resolved') return undefined;
  const sent = eventsOf(state, 'communication-sent/1');
  const latest = sent.reduce((last, event) => (last !== undefined && last.occurredAt > event.occurredAt ? last : event), sent[0]);
  const reopenedAt = wasReopened(state) ? beginningOf(state) : undefined;
  const promised = latest?.payload.nextUpdateAt;
  if (promised !== undefined && promised >= (reopenedAt ?? promised)) return promised;
  const minutes = severity && severityMeanings[severity].updateMinutes;
  const since = latest?.occurredAt ?? openedAt ?? severities[0]?.at;
  // Nobody waits for an update between an end and the reopening.
  const from = since === undefined || reopenedAt === undefined ? (since ?? reopenedAt) : Math.max(since, reopenedAt);
  return minutes === undefined || from === undefined ? undefined : from + minutes * 60_000;
}

/** How long the current period lasts: from its start, or from the opening, until it is resolved or now. Undefined for an empty record. */
export function elapsed(state: IncidentState, now: number): number | undefined {
  const from = beginningOf(state);
  return from === undefined ? undefined : Math.max(0, (milestonesOf(state).resolved?.at ?? now) - from);
}

function hypothesisNudge(hypothesis: Hypothesis, now: number): Nudge | undefined {
  if (hypothesis.standing !== 'open') return undefined;
  // RecordOptions why one stays with it buys the same time again.
  const from = Math.max(hypothesis.proposedAt, hypothesis.continued?.at ?? 0);
  const minutes = (now - from) / 60_000;
  const about = hypothesis.key;
  if (minutes >= switchAfter) {
    const text = t`${switchAfter} minutes on “${hypothesis.statement}”. Switch to another, or say why you stay.`;
    return { kind: 'switch-hypothesis', key: `switch-hypothesis ${about} ${from}`, text, since: from + switchAfter * 60_000, about };
  }
  if (minutes >= lookAfter) {
    const text = t`${lookAfter} minutes on “${hypothesis.statement}”. What supports it, and what contradicts it?`;
    return { kind: 'look-at-hypothesis', key: `look-at-hypothesis ${about} ${from}`, text, since: from + lookAfter * 60_000, about };
  }
  return undefined;
}

function alternativesNudge(hypotheses: readonly Hypothesis[]): Nudge[] | undefined {
  const [first] = hypotheses;
  const anyConfirmed = hypotheses.some(({ outcomes }) => outcomes.some(({ outcome }) => outcome === 'confirmed'));
  // Nobody settles on one that was rejected.
  const anyOpen = hypotheses.some(({ standing }) => standing === 'open');
  if (first === undefined || anyConfirmed || !anyOpen || hypotheses.length >= alternativesWanted) return undefined;
  const text = t`Before you settle on one cause, name ${alternativesWanted}. So far: ${hypotheses.length}.`;
  return [{ kind: 'name-alternatives', key: 'name-alternatives', text, since: first.proposedAt }];
}
