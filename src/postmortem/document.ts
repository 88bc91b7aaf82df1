/**
 * Everything that a postmortem can hold, read from the state of an incident: the superset from which every shape takes its sections.
 * Nothing is made up: what the log does not hold is undefined, empty or `unknown`.
 */

import { type ActionItem, actionItemsOf } from '../incident/action-items.ts';
import { alertsOf, type IncidentAlert } from '../incident/alerts.ts';
import type { IsChange } from '../incident/changes.ts';
import { drillOf } from '../incident/drill.ts';
import { type Duration, type Durations, durationsOf, totalImpact } from '../incident/durations.ts';
import type { EventOf } from '../incident/event.ts';
import { type Extent, extentOf } from '../incident/extent.ts';
import { factsOf, type IncidentFacts } from '../incident/facts.ts';
import type { IncidentField } from '../incident/field.ts';
import { fieldsOf } from '../incident/fields.ts';
import { type Hypothesis, hypothesesOf } from '../incident/hypotheses.ts';
import { type ImpactPeriod, impactPeriodsOf, type Milestones, milestonesOf } from '../incident/milestones.ts';
import { type Roles, rolesOf } from '../incident/roles.ts';
import { eventsOf, type IncidentState } from '../incident/state.ts';
import { recordedVariables, variablesOf } from '../incident/variables.ts';
import { utc, type Zone } from '../incident/zone.ts';
import { dayIn, type LocalZone } from './record/instant.ts';
import { queriesUsed, type UsedQuery } from './record/queries-used.ts';
import { type Repair, repairsOf } from './record/repairs.ts';
import { type EditAddress, type FollowUp, followUpsOf, type KnownStep, type RunbookUse, runbookUse } from './record/runbook-use.ts';
import { type TimelineRow, timelineRows } from './record/timeline-rows.ts';

/** What a record does not hold. */
export interface Surroundings {
  /** The zone shown beside UTC; only UTC when left out. */
  readonly zone?: LocalZone;
  /** The steps of runbooks, by id: used where the record does not list them itself. */
  readonly steps?: ReadonlyMap<string, readonly KnownStep[]>;
  /** How runbooks are opened for editing. */
  readonly edit?: EditAddress;
  /** The titles of services, by id. */
  readonly serviceTitles?: ReadonlyMap<string, string>;
  /** Whether a step changes the state of a system: used where the record does not say so itself. */
  readonly isChange?: IsChange;
}

export interface PostmortemDocument {
  readonly zone: LocalZone | undefined;
  /** Whether times lie on more than one day, in UTC or in the zone: then each is shown with its day. */
  readonly spansDays: boolean;
  readonly facts: IncidentFacts;
  /** Whether it was practised: nothing in it is real. */
  readonly drill: boolean;
  readonly milestones: Milestones;
  /** From when until when it is described. */
  readonly extent: Extent;
  readonly durations: Durations;
  /** The periods of impact, at least one: a reopened incident has several. */
  readonly periods: readonly [ImpactPeriod, ...ImpactPeriod[]];
  /** How long users were affected, over all periods. */
  readonly impact: Duration;
  /** The titles of the affected services; the id where a title is not known. */
  readonly services: readonly string[];
  /** The fields that were filled in. */
  readonly fields: ReadonlyMap<IncidentField, string>;
  readonly timeline: readonly TimelineRow[];
  /** What was done to help users. */
  readonly repairs: readonly Repair[];
  readonly roles: Roles;
  /** Everybody who recorded something. */
  readonly recorders: readonly string[];
  /** Everybody who recorded something or held a role. */
  readonly people: readonly string[];
  readonly hypotheses: readonly Hypothesis[];
  /** What the fix decision led to, in order. */
  readonly decisions: readonly EventOf<'fix-decision-answered/1'>[];
  readonly queries: readonly UsedQuery[];
  readonly runbooks: readonly RunbookUse[];
  readonly communications: readonly EventOf<'communication-sent/1'>[];
  readonly lessons: readonly EventOf<'lesson-noted/1'>[];
  readonly actionItems: readonly ActionItem[];
  readonly followUps: readonly FollowUp[];
  readonly evidence: readonly EventOf<'evidence-added/1'>[];
  readonly variables: ReadonlyMap<string, string>;
  /** Those that somebody set, or that a query was filled with: the other labels of an alert stand with it. */
  readonly usedVariables: ReadonlyMap<string, string>;
  readonly alerts: readonly IncidentAlert[];
  /** How many events were taken back, and how many are of kinds that are not known here. */
  readonly takenBack: number;
  readonly unknown: number;
}

/** The document of an incident. It is the same for the same events, in whatever order they came. */
export function documentOf(
  state: IncidentState,
  { zone: local, steps, edit, serviceTitles, isChange }: Surroundings = {},
): PostmortemDocument {
  const milestones = milestonesOf(state);
  const periods = impactPeriodsOf(state);
  const facts = factsOf(state);
  const roles = rolesOf(state);
  const byTime = <E extends { readonly occurredAt: number }>(events: readonly E[]) =>
    events.toSorted((a, b) => a.occurredAt - b.occurredAt);
  const recorders = [...new Set(state.timeline.flatMap(({ by }) => by ?? []))];
  const service = (id: string) => serviceTitles?.get(id) ?? facts.serviceTitles.get(id) ?? id;
  const queries = queriesUsed(state);
  const timeline = timelineRows(state, { isChange, service });
  const { zone, spansDays } = shownTimes(
    timeline.map(({ at }) => at),
    local,
  );
  return {
    zone,
    spansDays,
    facts,
    drill: drillOf(state) !== undefined,
    milestones,
    extent: extentOf(state),
    durations: durationsOf(milestones),
    periods,
    impact: totalImpact(periods),
    services: facts.services.map(service),
    fields: fieldsOf(state),
    timeline,
    repairs: repairsOf(state, isChange),
    roles,
    recorders,
    people: [...new Set([...roles.history.map(({ person }) => person), ...recorders])],
    hypotheses: hypothesesOf(state),
    decisions: byTime(eventsOf(state, 'fix-decision-answered/1')),
    queries,
    runbooks: runbookUse(state, steps),
    communications: byTime(eventsOf(state, 'communication-sent/1')),
    lessons: byTime(eventsOf(state, 'lesson-noted/1')),
    actionItems: actionItemsOf(state),
    followUps: followUpsOf(state, edit),
    evidence: byTime(eventsOf(state, 'evidence-added/1')),
    variables: variablesOf(state),
    usedVariables: usedVariables(state, queries),
    alerts: alertsOf(state),
    takenBack: state.timeline.filter(({ retracted }) => retracted !== undefined).length,
    unknown: state.unknown.length,
  };
}

function usedVariables(state: IncidentState, queries: readonly UsedQuery[]): ReadonlyMap<string, string> {
  const filled = new Set(queries.flatMap(({ query }) => Object.keys(query.values ?? {})));
  const used = recordedVariables(state).filter(
    ({ name, origin, confirmed }) => origin !== 'alert' || confirmed === true || filled.has(name),
  );
  return new Map(used.map(({ name, value }) => [name, value]));
}

/** How times are shown: with their days where they lie on several, with the zone's offset where its clocks changed between them. */
function shownTimes(times: readonly number[], zone: LocalZone | undefined): Pick<PostmortemDocument, 'zone' | 'spansDays'> {
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return { zone, spansDays: false };
  const isOnDays = (where: Zone) => dayIn(where, first) !== dayIn(where, last);
  const offset = zone?.zone.offsetAt(first);
  const changes = zone !== undefined && times.some((at) => zone.zone.offsetAt(at) !== offset);
  return { zone: changes ? { ...zone, withOffset: true } : zone, spansDays: isOnDays(utc) || (zone !== undefined && isOnDays(zone.zone)) };
}
