/** What a postmortem that a team keeps says of its incident in its first lines. What the log does not hold is left out. */
import { type ActionItem, actionItemsOf } from '../../incident/action-items.ts';
import { alertsOf } from '../../incident/alerts.ts';
import { extentOf } from '../../incident/extent.ts';
import { factsOf } from '../../incident/facts.ts';
import { fixedBy } from '../../incident/fixed-by.ts';
import { hypothesesOf } from '../../incident/hypotheses.ts';
import { milestonesOf } from '../../incident/milestones.ts';
import { runbookFollowUps, runbooksUsed } from '../../incident/runbooks-used.ts';
import { eventsOf, type IncidentState } from '../../incident/state.ts';
import { utc, type Zone } from '../../incident/zone.ts';
import { audienceTitles } from '../messages/audience.ts';
import { dayIn } from '../record/instant.ts';

export interface KeptFacts {
  readonly title: string;
  readonly status: 'draft';
  readonly incident: string;
  readonly day?: string | undefined;
  readonly severity?: string | undefined;
  readonly services?: readonly string[] | undefined;
  readonly runbooks?: readonly string[] | undefined;
  readonly alerts?: readonly string[] | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly started?: string | undefined;
  readonly detected?: string | undefined;
  readonly acknowledged?: string | undefined;
  readonly notified?: string | undefined;
  readonly mitigated?: string | undefined;
  readonly resolved?: string | undefined;
  readonly impact?: string | undefined;
  readonly cause?: string | undefined;
  readonly causes?: readonly string[] | undefined;
  readonly fix?: string | undefined;
  readonly actions?: readonly KeptAction[] | undefined;
  readonly repairs?: readonly KeptRepair[] | undefined;
}

export interface KeptAction {
  readonly title: string;
  readonly owner?: string | undefined;
  readonly due?: string | undefined;
  readonly type?: string | undefined;
  readonly state: 'open' | 'done';
  readonly ticket?: string | undefined;
}

export interface KeptRepair {
  readonly runbook: string;
  readonly step?: string | undefined;
  readonly what: string;
  readonly version?: string | undefined;
}

/** The facts of an incident. The same log gives the same ones, in the same order. */
export function keptFactsOf(state: IncidentState, zone: Zone = utc): KeptFacts {
  const { title, id, worstSeverity, services, blastRadius } = factsOf(state);
  const { from } = extentOf(state);
  const { started, detected, acknowledged, mitigated, resolved } = milestonesOf(state);
  const confirmed = hypothesesOf(state).filter(({ standing }) => standing === 'confirmed');
  const alerts = alertsOf(state);
  return {
    title: oneLine(title),
    status: 'draft',
    incident: id,
    day: from && dayIn(zone, from.at),
    severity: worstSeverity,
    services: some(services),
    runbooks: some(runbooksUsed(state).map((runbook) => runbook.id)),
    alerts: some(alerts.map(({ name }) => name)),
    labels: commonLabels(alerts),
    started: instant(started?.at),
    detected: instant(detected?.at),
    acknowledged: instant(acknowledged?.at),
    notified: instant(firstNotice(state)),
    mitigated: instant(mitigated?.at),
    resolved: instant(resolved?.at),
    impact: words(
      [blastRadius?.summary, blastRadius?.users].map((text) => text?.trim()).filter((text) => text !== undefined && text !== ''),
    ),
    cause: words(confirmed.map(({ statement }) => statement)),
    causes: some(confirmed.flatMap(({ component }) => component ?? [])),
    fix: words([fixedBy(state)]),
    actions: some(actionItemsOf(state).map(keptAction)),
    repairs: some(runbookFollowUps(state).map(keptRepair)),
  };
}

/** Those who are outside of the team: from then on users could know. */
const users: readonly string[] = [audienceTitles['status-page'], audienceTitles.customers];

function firstNotice(state: IncidentState): number | undefined {
  const times = eventsOf(state, 'communication-sent/1').flatMap(({ occurredAt, payload }) =>
    users.includes(payload.audience) ? [occurredAt] : [],
  );
  return times.length === 0 ? undefined : Math.min(...times);
}

/** The labels that all alerts have, with one value. */
function commonLabels(alerts: readonly { readonly labels: ReadonlyMap<string, string> }[]): Readonly<Record<string, string>> | undefined {
  const [first, ...others] = alerts;
  const common = [...(first?.labels ?? [])].filter(([name, value]) => others.every(({ labels }) => labels.get(name) === value));
  return common.length === 0 ? undefined : Object.fromEntries(common);
}

function keptAction({ title, owner, due, type, done, ticket }: ActionItem): KeptAction {
  const isAddress = ticket !== undefined && /^https?:\/\//i.test(ticket);
  return { title: oneLine(title), owner, due, type, state: done ? 'done' : 'open', ticket: isAddress ? ticket : undefined };
}

function keptRepair({ runbook, step, text, problem }: ReturnType<typeof runbookFollowUps>[number]): KeptRepair {
  const what = oneLine(text);
  return { runbook: runbook.id, step: step?.text, what: what === '' ? problem : what, version: step?.revision ?? runbook.revision };
}

/** The time with its offset, without the milliseconds that nobody reads. */
function instant(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}

function words(texts: readonly (string | undefined)[]): string | undefined {
  const written = texts.map((text) => oneLine(text ?? '')).filter((text) => text !== '');
  return written.length === 0 ? undefined : written.join('; ');
}

/** Each once; undefined where there is none. */
function some<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length === 0 ? undefined : [...new Set(values)];
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
