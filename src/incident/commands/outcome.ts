/** What a command answers: the events to append, or why there are none. */
import { t } from '../../words/text.ts';
import { latestReadable } from '../clock.ts';
import type { EventBody, IncidentEvent } from '../event.ts';
import type { Payloads } from '../events/registry.ts';
import { limits } from '../limits.ts';
import { latestTime } from '../log.ts';
import type { Recorder, RecordOptions } from '../recorder.ts';
import { emptyState, type IncidentState } from '../state.ts';
import { alertBodies, type NewAlert, titleOfAlerts } from './alert-bodies.ts';

/** Why a command did nothing. */
export type Refusal =
  | 'nothing-said'
  | 'too-long'
  | 'too-many'
  | 'not-there'
  | 'already-so'
  | 'not-possible'
  | 'doubtful-time'
  | 'time-out-of-range'
  | 'number-out-of-range'
  | 'no-incident';

export type Outcome =
  | {
      readonly ok: true;
      /** The incident that the events belong to: a new one when none was given. */
      readonly incident: string;
      /** To append in this order, all or none. */
      readonly events: readonly IncidentEvent[];
    }
  | { readonly ok: false; readonly reason: Refusal; readonly message: string };

/** What a command needs beside its arguments: the active incident, if there is one, and this page's recorder. */
export interface Desk {
  readonly state: IncidentState | undefined;
  readonly recorder: Recorder;
  /** The alerts that brought the responder here: an incident that begins by itself is about them, and named after them. */
  readonly alerts?: readonly NewAlert[] | undefined;
}

/** The title of an incident that begins by itself. */
export interface Beginning extends RecordOptions {
  readonly startAs?:
    | {
        readonly title: string;
        readonly services?: readonly string[] | undefined;
        readonly runbook?: Payloads['incident-opened/1']['runbook'];
      }
    | undefined;
}

export function refuse(reason: Refusal, message: string): Outcome {
  return { ok: false, reason, message };
}

/** Records one event; where no incident is active, it begins one first. */
export function recordBeginning(desk: Desk, body: EventBody, options: Beginning = {}): Outcome {
  const { state = emptyState, recorder, alerts = [] } = desk;
  if (state.incident !== '') return recordOne(desk, body, options);
  const wrong = wrongOptions(options);
  if (wrong !== undefined) return wrong;
  const title = titleOfAlerts(alerts) || options.startAs?.title.trim().slice(0, limits.line) || `Incident of ${dayAndTime(recorder.now())}`;
  const { runbook, services = [] } = options.startAs ?? {};
  const opened = recorder.record(
    {
      kind: 'incident-opened/1',
      payload: {
        title,
        implicit: true,
        ...(services.length > 0 && { services: [...services] }),
        ...(runbook !== undefined && { runbook }),
      },
    },
    { seen: latestTime(state.log) },
    { by: options.by },
  );
  const place = { incident: opened.incident, seen: opened.recordedAt };
  const received = alertBodies(alerts, recorder.now()).map((alert) => recorder.record(alert.body, place, { at: alert.at, by: options.by }));
  const first = recorder.record(body, place, options);
  return { ok: true, incident: opened.incident, events: [opened, ...received, first] };
}

/** Records one event of the active incident. */
export function recordOne(desk: Desk, body: EventBody, options: RecordOptions = {}): Outcome {
  return recordIn(desk, desk.state?.incident ?? '', body, options);
}

/**
 * Records one event in a log that is part of the active incident: its own, or one that joined it. What speaks of an event is recorded in the
 * log of that event, so that it stays with it when the incidents are separated.
 */
export function recordIn({ state, recorder }: Desk, incident: string, body: EventBody, options: RecordOptions = {}): Outcome {
  if (state === undefined || state.incident === '')
    return refuse('no-incident', t`There is no incident yet. Tick a step or log a line to start one.`);
  const wrong = wrongOptions(options);
  if (wrong !== undefined) return wrong;
  const event = recorder.record(body, { incident, seen: latestTime(state.log) }, options);
  return { ok: true, incident: state.incident, events: [event] };
}

/** What is wrong with texts that must not be empty; undefined when nothing is. */
export function wrongText(what: string, text: string, limit: number = limits.text): Outcome | undefined {
  if (text.trim() === '') return refuse('nothing-said', t`${what} is empty.`);
  return wrongLength(what, text, limit);
}

/** What is wrong with texts that may be left out. */
export function wrongLength(what: string, text: string | undefined, limit: number = limits.text): Outcome | undefined {
  if ((text?.length ?? 0) <= limit) return undefined;
  return refuse('too-long', t`${what} has ${text?.length} characters; the limit is ${limit}.`);
}

/** A text that was left empty is one that was not given. */
export function nonBlank(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text;
}

/** What is wrong with a time that somebody gave. */
export function wrongTime(at: number | undefined): Outcome | undefined {
  if (at === undefined || (at >= 0 && at <= latestReadable)) return undefined;
  return refuse('time-out-of-range', t`The time must lie between 1970 and 2300.`);
}

/** What is wrong with the options beside the payload. */
export function wrongOptions({ at, by }: RecordOptions): Outcome | undefined {
  return wrongLength(t`The name`, by, limits.line) ?? wrongTime(at);
}

function dayAndTime(now: number): string {
  const date = new Date(now);
  return Number.isNaN(date.getTime()) ? 'unknown time' : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
