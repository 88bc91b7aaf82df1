/** Stars events as key moments. */
import { t } from '../../words/text.ts';
import { type EventId, keyOf } from '../event.ts';
import { starsOf } from '../key-moments.ts';
import { findEvent } from '../log.ts';
import type { RecordOptions } from '../recorder.ts';
import { type Desk, type Outcome, recordIn, refuse } from './outcome.ts';

/** Stars an event as a key moment of the published timeline, or takes it off that. */
export function starEvent(desk: Desk, id: EventId, starred: boolean, options?: RecordOptions): Outcome {
  const { state } = desk;
  const target = state && findEvent(state.log, id);
  if (state === undefined || target === undefined) return refuse('not-there', t`There is no such event in this incident.`);
  if (starsOf(state).get(keyOf(id)) === starred)
    return refuse('already-so', starred ? t`It is starred already.` : t`It has no star already.`);
  return recordIn(desk, target.incident, { kind: 'event-starred/1', payload: { event: target.id, starred } }, options);
}
