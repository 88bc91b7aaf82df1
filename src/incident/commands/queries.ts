/** Queries that were copied, opened and run, and the values they were filled with. */
import { t } from '../../words/text.ts';
import type { QueryUse } from '../events/queries.ts';
import type { Payloads } from '../events/registry.ts';
import { limits } from '../limits.ts';
import type { RecordOptions } from '../recorder.ts';
import type { IncidentState } from '../state.ts';
import { recordedVariables, variableKey } from '../variables.ts';
import {
  type Beginning,
  type Desk,
  nonBlank,
  type Outcome,
  recordBeginning,
  recordOne,
  refuse,
  wrongLength,
  wrongText,
} from './outcome.ts';

/** Notes that a query was copied. Copying begins no incident: people copy queries on quiet days too. */
export function copyQuery(desk: Desk, query: QueryUse, options?: RecordOptions): Outcome {
  return wrongQuery(query) ?? recordOne(desk, { kind: 'query-copied/1', payload: { query: queryOnly(query) } }, options);
}

/** Notes that a query was opened in its tool. */
export function openQuery(desk: Desk, query: QueryUse, url?: string, options?: RecordOptions): Outcome {
  const payload = { query: queryOnly(query), ...(nonBlank(url) !== undefined && { url }) };
  return (
    wrongQuery(query) ?? wrongLength(t`The address`, url, limits.address) ?? recordOne(desk, { kind: 'query-opened/1', payload }, options)
  );
}

/** Good or Bad, and the step that the query belongs to, where it belongs to one. */
export type Reading = Pick<Payloads['query-run/1'], 'step' | 'answer'>;

/** Logs that a query ran, with its result and how it was read. */
export function recordQueryRun(desk: Desk, query: QueryUse, result?: string, options?: Beginning, { step, answer }: Reading = {}): Outcome {
  const payload = {
    query: queryOnly(query),
    ...(nonBlank(result) !== undefined && { result }),
    ...(step !== undefined && { step }),
    ...(answer !== undefined && { answer }),
  };
  return wrongQuery(query) ?? wrongLength(t`The result`, result) ?? recordBeginning(desk, { kind: 'query-run/1', payload }, options);
}

/** A value to set; an empty one takes it away. */
export type VariableChange = Payloads['variable-set/1'];

/** Sets a value of this incident; an empty one takes it away. */
export function setVariable(desk: Desk, change: VariableChange, options?: RecordOptions): Outcome {
  const { name, value, service } = change;
  const wrong =
    wrongText(t`The name of the value`, name, limits.line) ??
    wrongLength(t`The value`, value) ??
    (service === undefined ? undefined : wrongText(t`The service`, service, limits.line));
  if (wrong !== undefined) return wrong;
  if (isSetAlready(desk.state, change)) return refuse('already-so', t`${name} has that value already.`);
  return recordOne(desk, { kind: 'variable-set/1', payload: changeOnly(change) }, options);
}

/** Sets several values at once; those that are set already are left out. All or none. */
export function setVariables(desk: Desk, changes: readonly VariableChange[], options?: RecordOptions): Outcome {
  const outcomes = changes.map((change) => setVariable(desk, change, options));
  const wrong = outcomes.find((outcome) => !outcome.ok && outcome.reason !== 'already-so');
  const made = outcomes.filter((outcome) => outcome.ok);
  const [first] = made;
  if (wrong !== undefined) return wrong;
  if (first === undefined) return refuse('already-so', t`These values are set already.`);
  return { ok: true, incident: first.incident, events: made.flatMap(({ events }) => events) };
}

/** Whether the change would change nothing, its confirmation included. */
export function isSetAlready(state: IncidentState | undefined, change: VariableChange): boolean {
  const known = state === undefined ? [] : recordedVariables(state);
  if (change.value === '' && change.service === undefined) return known.every(({ name }) => name !== change.name);
  const same = known.find((recorded) => variableKey(recorded) === variableKey(change));
  return (same?.value ?? '') === change.value && (change.confirmed !== true || same?.confirmed === true);
}

function changeOnly({ name, value, origin, service, confirmed }: VariableChange): VariableChange {
  return {
    name,
    value,
    ...(origin !== undefined && { origin }),
    ...(service !== undefined && { service }),
    ...(confirmed !== undefined && { confirmed }),
  };
}

function queryOnly({ id, title, language, text, values }: QueryUse): QueryUse {
  return {
    language,
    text,
    ...(nonBlank(id) !== undefined && { id }),
    ...(nonBlank(title) !== undefined && { title }),
    ...(values !== undefined && { values }),
  };
}

function wrongQuery({ id, title, language, text, values = {} }: QueryUse): Outcome | undefined {
  const entries = Object.entries(values);
  if (entries.length > limits.values) return refuse('too-many', t`A query can have ${limits.values} values.`);
  return (
    wrongLength(t`The id of the query`, id, limits.line) ??
    wrongLength(t`The title of the query`, title, limits.line) ??
    wrongText(t`The language`, language, limits.line) ??
    wrongText(t`The query`, text) ??
    entries.map(([name, value]) => wrongText(t`The name of a value`, name, limits.line) ?? wrongLength(name, value)).find((wrong) => wrong)
  );
}
