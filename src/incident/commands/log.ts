/** Write a line of the log; correct and take back what was recorded. */
import { type EventId, isKnown } from '../event.ts';
import { findEvent } from '../log.ts';
import { parseLogLine } from '../log-line.ts';
import type { Saying } from '../recorder.ts';
import type { Zone } from '../zone.ts';
import { type Beginning, type Desk, given, type Outcome, recordBeginning, recordOne, refuse, wrongText, wrongTime } from './outcome.ts';

/** Writes a line; a time at its beginning is read as when it happened, unless `saying.at` tells that. */
export function writeLine(desk: Desk, line: string, zone: Zone, saying: Beginning = {}): Outcome {
  const read = saying.at === undefined ? parseLogLine(line, desk.recorder.now(), zone) : undefined;
  const text = (read?.text ?? line).trim();
  const at = saying.at ?? (read?.dated === true ? read.occurredAt : undefined);
  return wrongText('The line', text) ?? recordBeginning(desk, { kind: 'note-written/1', payload: { text } }, { ...saying, at });
}

export interface Correction {
  /** New words; of notes only. */
  readonly text?: string | undefined;
  /** When it really happened. */
  readonly occurredAt?: number | undefined;
}

/** Corrects the words of a note, or the time of any event. The original stays in the record. */
export function correctEvent(desk: Desk, id: EventId, { text, occurredAt }: Correction, saying?: Saying): Outcome {
  const target = desk.state && findEvent(desk.state.log, id);
  if (target === undefined) return refuse('not-there', 'There is no such event in this incident.');
  if (text === undefined && occurredAt === undefined) return refuse('nothing-said', 'Say what is right.');
  if (text !== undefined && target.kind !== 'note-written/1') {
    return refuse('not-possible', 'Only notes have words of their own. Take the event back and record the right one.');
  }
  const wrong = (text === undefined ? undefined : wrongText('The line', text)) ?? wrongTime(occurredAt);
  if (wrong !== undefined) return wrong;
  const payload = {
    event: target.id,
    ...(text !== undefined && { text: text.trim() }),
    ...(occurredAt !== undefined && { occurredAt: Math.floor(occurredAt) }),
  };
  return recordOne(desk, { kind: 'event-corrected/1', payload }, saying);
}

/** Takes an event back: it stays, marked, and counts for nothing. Taking back a retraction brings the event back. */
export function retractEvent(desk: Desk, id: EventId, why?: string, saying?: Saying): Outcome {
  const { state } = desk;
  const target = state && findEvent(state.log, id);
  if (state === undefined || target === undefined) return refuse('not-there', 'There is no such event in this incident.');
  if (isKnown(target) && target.kind === 'incident-opened/1') {
    return refuse('not-possible', 'The beginning of an incident cannot be taken back. Rename it, or resolve it.');
  }
  const line = state.timeline.find(({ event }) => event === target);
  if (line?.retracted !== undefined) return refuse('already-so', 'It was taken back already.');
  const reason = given(why);
  const wrong = reason === undefined ? undefined : wrongText('The reason', reason);
  return (
    wrong ??
    recordOne(desk, { kind: 'event-retracted/1', payload: { event: target.id, ...(reason !== undefined && { why: reason }) } }, saying)
  );
}
