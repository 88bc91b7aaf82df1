/** Write a line of the log; correct and take back what was recorded. */
import { t } from '../../words/text.ts';
import { type EventId, isKnown } from '../event.ts';
import { limits } from '../limits.ts';
import { findEvent } from '../log.ts';
import { parseLogLine } from '../log-line.ts';
import type { RecordOptions } from '../recorder.ts';
import type { IncidentState } from '../state.ts';
import type { Zone } from '../zone.ts';
import {
  type Beginning,
  type Desk,
  nonBlank,
  type Outcome,
  recordBeginning,
  recordIn,
  recordOne,
  refuse,
  wrongText,
  wrongTime,
} from './outcome.ts';

/**
 * Writes a line; a time at its beginning is read as when it happened, unless `options.at` gives that. A time that is not certain is refused
 * with the question about it: `parseLogLine` gives the choices.
 */
export function writeLine(desk: Desk, line: string, zone: Zone, options: Beginning = {}): Outcome {
  const read = options.at === undefined ? parseLogLine(line, desk.recorder.now(), zone) : undefined;
  if (read?.doubt !== undefined) return refuse('doubtful-time', read.doubt);
  if (read?.dated === true && read.text === '') return refuse('nothing-said', t`Write what happened after the time.`);
  const at = options.at ?? (read?.dated === true ? read.occurredAt : undefined);
  return writeNote(desk, read?.text ?? line, { ...options, at });
}

/** Writes words as they are, with no time read from them. */
export function writeNote(desk: Desk, words: string, options: Beginning = {}): Outcome {
  const text = words.trim();
  return wrongText(t`The line`, text) ?? recordBeginning(desk, { kind: 'note-written/1', payload: { text } }, options);
}

/** Names who recorded what these actors recorded without a name. Those without such events are left out. */
export function nameRecorder(desk: Desk, person: string, actors: readonly string[], options?: RecordOptions): Outcome {
  const wrong = wrongText(t`The name`, person, limits.line);
  if (wrong !== undefined) return wrong;
  const unnamed = unnamedActors(desk.state).filter((actor) => actors.includes(actor));
  if (unnamed.length === 0) return refuse('already-so', t`Everything has a name already.`);
  return recordOne(
    desk,
    { kind: 'recorder-named/1', payload: { person: person.trim(), actors: unnamed.slice(0, limits.list) } },
    { by: person.trim(), ...options },
  );
}

/** The actors of events that have no name. */
export function unnamedActors(state: IncidentState | undefined): readonly string[] {
  return [...new Set(state?.timeline.flatMap(({ by, event }) => (by === undefined ? event.id.actor : [])) ?? [])];
}

export interface Correction {
  /** New words; of notes only. */
  readonly text?: string | undefined;
  /** When it really happened. */
  readonly occurredAt?: number | undefined;
}

/** Corrects the words of a note, or the time of any event. The original stays in the record. */
export function correctEvent(desk: Desk, id: EventId, { text, occurredAt }: Correction, options?: RecordOptions): Outcome {
  const target = desk.state && findEvent(desk.state.log, id);
  if (target === undefined) return refuse('not-there', t`There is no such event in this incident.`);
  if (text === undefined && occurredAt === undefined) return refuse('nothing-said', t`Write the correction.`);
  if (text !== undefined && target.kind !== 'note-written/1') {
    return refuse('not-possible', t`Only notes can be reworded. Remove this line and log the right one.`);
  }
  const wrong = (text === undefined ? undefined : wrongText(t`The line`, text)) ?? wrongTime(occurredAt);
  if (wrong !== undefined) return wrong;
  const payload = {
    event: target.id,
    ...(text !== undefined && { text: text.trim() }),
    ...(occurredAt !== undefined && { occurredAt: Math.floor(occurredAt) }),
  };
  return recordIn(desk, target.incident, { kind: 'event-corrected/1', payload }, options);
}

/** Takes an event back: it stays, marked, and counts for nothing. Taking back a retraction brings the event back. */
export function retractEvent(desk: Desk, id: EventId, why?: string, options?: RecordOptions): Outcome {
  const { state } = desk;
  const target = state && findEvent(state.log, id);
  if (state === undefined || target === undefined) return refuse('not-there', t`There is no such event in this incident.`);
  if (isKnown(target) && target.kind === 'incident-opened/1') {
    return refuse('not-possible', t`The first line of an incident cannot be removed. Rename the incident, or resolve it.`);
  }
  const line = state.timeline.find(({ event }) => event === target);
  if (line?.retracted !== undefined) return refuse('already-so', t`It was removed already.`);
  const reason = nonBlank(why);
  const wrong = reason === undefined ? undefined : wrongText(t`The reason`, reason);
  return (
    wrong ??
    recordIn(
      desk,
      target.incident,
      { kind: 'event-retracted/1', payload: { event: target.id, ...(reason !== undefined && { why: reason }) } },
      options,
    )
  );
}
