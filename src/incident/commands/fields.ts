/** Fills in the fields of an incident. */
import { type IncidentField, incidentFieldTitles } from '../field.ts';
import { fieldsOf } from '../fields.ts';
import { limits } from '../limits.ts';
import type { RecordOptions } from '../recorder.ts';
import { type Desk, type Outcome, recordOne, refuse, wrongLength } from './outcome.ts';

/** Sets one field; an empty value takes it away. */
export function setField(desk: Desk, field: IncidentField, value: string, options?: RecordOptions): Outcome {
  const text = value.trim();
  const known = desk.state === undefined ? '' : (fieldsOf(desk.state).get(field) ?? '');
  if (known === text) return refuse('already-so', `${incidentFieldTitles[field]} has that value already.`);
  return (
    wrongLength(incidentFieldTitles[field], text, limits.line) ??
    recordOne(desk, { kind: 'field-set/1', payload: { field, value: text } }, options)
  );
}
