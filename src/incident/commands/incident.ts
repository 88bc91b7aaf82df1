/** Starts an incident, names it, sets its severity and its status. */
import { t } from '../../words/text.ts';
import type { EventBody } from '../event.ts';
import type { Payloads } from '../events/registry.ts';
import { factsOf } from '../facts.ts';
import { limits } from '../limits.ts';
import type { Milestone } from '../milestone.ts';
import { milestonesOf } from '../milestones.ts';
import type { Recorder, RecordOptions } from '../recorder.ts';
import type { IncidentSeverity } from '../severity.ts';
import type { IncidentStatus } from '../status.ts';
import { alertBodies, type NewAlert } from './alert-bodies.ts';
import {
  type Desk,
  nonBlank,
  type Outcome,
  recordBeginning,
  recordOne,
  refuse,
  wrongLength,
  wrongOptions,
  wrongText,
  wrongTime,
} from './outcome.ts';

export interface NewIncident {
  readonly title: string;
  readonly severity?: IncidentSeverity | undefined;
  readonly services?: readonly string[] | undefined;
  readonly startedAt?: number | undefined;
  /** Where no alert gives it. */
  readonly detectedAt?: number | undefined;
  /** The alerts that it is about. */
  readonly alerts?: readonly NewAlert[] | undefined;
  /** What is known of it from the start, such as the labels of an alert. */
  readonly values?: ReadonlyMap<string, string> | undefined;
  readonly runbook?: Payloads['incident-opened/1']['runbook'];
}

/** Begins an incident deliberately. */
export function startIncident(
  recorder: Recorder,
  { title, severity, services = [], startedAt, detectedAt, alerts = [], values = new Map(), runbook }: NewIncident,
  options: RecordOptions = {},
): Outcome {
  if (services.length > limits.list) return refuse('too-many', t`At most ${limits.list} services.`);
  if (values.size > limits.values) return refuse('too-many', t`At most ${limits.values} values.`);
  const wrong =
    wrongText(t`The title`, title, limits.line) ??
    wrongOptions(options) ??
    wrongTime(startedAt) ??
    wrongTime(detectedAt) ??
    [...values]
      .map(([name, value]) => wrongText(t`The name of a value`, name, limits.line) ?? wrongLength(name, value))
      .find((found) => found) ??
    services.map((service) => wrongText(t`A service`, service, limits.line)).find((found) => found);
  if (wrong !== undefined) return wrong;
  const opened = recorder.record(
    {
      kind: 'incident-opened/1',
      payload: { title: title.trim(), ...(services.length > 0 && { services: [...services] }), ...(runbook !== undefined && { runbook }) },
    },
    {},
    options,
  );
  const { incident } = opened;
  const then = (body: EventBody, at = options.at) => recorder.record(body, { incident, seen: opened.recordedAt }, { ...options, at });
  const [service] = services;
  const reached = (milestone: Milestone, at: number | undefined) =>
    at === undefined ? [] : [then({ kind: 'milestone-set/1', payload: { milestone } }, at)];
  const events = [
    opened,
    ...(severity === undefined ? [] : [then({ kind: 'severity-set/1', payload: { severity } })]),
    ...reached('started', startedAt),
    ...reached('detected', detectedAt),
    ...alertBodies(alerts, recorder.now()).map((alert) => then(alert.body, alert.at)),
    ...[...values].map(([name, value]) =>
      then({ kind: 'variable-set/1', payload: { name, value, origin: 'alert', ...(service !== undefined && { service }) } }),
    ),
  ];
  return { ok: true, incident, events };
}

export function renameIncident(desk: Desk, title: string, options?: RecordOptions): Outcome {
  const wrong = wrongText(t`The title`, title, limits.line);
  if (wrong !== undefined) return wrong;
  if (desk.state !== undefined && factsOf(desk.state).title === title.trim()) return refuse('already-so', t`It already has that title.`);
  return recordOne(desk, { kind: 'incident-renamed/1', payload: { title: title.trim() } }, options);
}

/** Adds services that the incident affects. Those that it affects already are left out. */
export function addServices(
  desk: Desk,
  services: readonly { readonly id: string; readonly title?: string | undefined }[],
  options?: RecordOptions,
): Outcome {
  const known = new Set(desk.state === undefined ? [] : factsOf(desk.state).services);
  const wrong = services
    .flatMap(({ id, title }) => [wrongText(t`A service`, id, limits.line), wrongLength(t`The title`, title, limits.line)])
    .find((found) => found !== undefined);
  if (wrong !== undefined) return wrong;
  if (services.length === 0) return refuse('nothing-said', t`Name a service.`);
  if (services.length > limits.list) return refuse('too-many', t`At most ${limits.list} services.`);
  const added = services
    .map(({ id, title }) => ({ id: id.trim(), ...(nonBlank(title) !== undefined && { title: title?.trim() }) }))
    .filter(({ id }) => !known.has(id));
  if (added.length === 0) return refuse('already-so', t`The incident affects it already.`);
  return recordOne(desk, { kind: 'services-changed/1', payload: { added } }, options);
}

/** Removes a service that the incident does not affect after all. */
export function removeService(desk: Desk, id: string, options?: RecordOptions): Outcome {
  if (desk.state === undefined || !factsOf(desk.state).services.includes(id))
    return refuse('not-there', t`The incident does not affect it.`);
  return recordOne(desk, { kind: 'services-changed/1', payload: { removed: [id] } }, options);
}

export function setSeverity(desk: Desk, severity: IncidentSeverity, reason?: string, options?: RecordOptions): Outcome {
  const wrong = wrongLength(t`The reason`, reason);
  if (wrong !== undefined) return wrong;
  if (desk.state !== undefined && factsOf(desk.state).severity === severity)
    return refuse('already-so', t`The severity is ${severity} already.`);
  const why = nonBlank(reason);
  return recordBeginning(desk, { kind: 'severity-set/1', payload: { severity, ...(why !== undefined && { reason: why }) } }, options);
}

export function setStatus(desk: Desk, status: IncidentStatus, options?: RecordOptions): Outcome {
  if (desk.state !== undefined && factsOf(desk.state).status === status) return refuse('already-so', t`The status is ${status} already.`);
  return recordBeginning(desk, { kind: 'status-set/1', payload: { status } }, options);
}

/** Sets when a milestone was reached; `options.at` is that time, or now. */
export function setMilestone(desk: Desk, milestone: Milestone, options: RecordOptions = {}): Outcome {
  const reached = desk.state === undefined ? undefined : milestonesOf(desk.state)[milestone];
  if (reached?.source === 'directly' && reached.at === options.at) return refuse('already-so', t`${milestone} has that time already.`);
  return recordBeginning(desk, { kind: 'milestone-set/1', payload: { milestone } }, options);
}

/** Describes who and what is affected; the whole description each time. */
export function describeBlastRadius(desk: Desk, blast: Payloads['blast-radius-described/1'], options?: RecordOptions): Outcome {
  const fields = Object.entries(blast).flatMap(([name, text]) => (nonBlank(text) === undefined ? [] : [[name, text] as const]));
  if (fields.length === 0) return refuse('nothing-said', t`Describe who or what is affected.`);
  const wrong = fields.map(([name, text]) => wrongLength(name, text)).find((found) => found !== undefined);
  return wrong ?? recordBeginning(desk, { kind: 'blast-radius-described/1', payload: Object.fromEntries(fields) }, options);
}

/**
 * Takes words that stand in the log already, such as the result of a query, into the impact: as what users notice where nobody described
 * that, else to those affected.
 */
export function addToImpact(desk: Desk, words: string, options?: RecordOptions): Outcome {
  const text = words.trim();
  const known = desk.state === undefined ? undefined : factsOf(desk.state).blastRadius;
  if (text === '') return refuse('nothing-said', 'There are no words to take.');
  if (known?.summary === undefined) return describeBlastRadius(desk, { ...known, summary: text }, options);
  if ([known.summary, known.users].some((field) => field?.includes(text))) return refuse('already-so', 'The impact has that already.');
  return describeBlastRadius(desk, { ...known, users: known.users === undefined ? text : `${known.users}; ${text}` }, options);
}

/** Notes what users notice; the rest of the impact stays. */
export function noteWhatUsersNotice(desk: Desk, summary: string, options?: RecordOptions): Outcome {
  return describeBlastRadius(desk, { ...(desk.state && factsOf(desk.state).blastRadius), summary }, options);
}
