/** Queries that were copied, opened and run, and the values they were filled with. */
import type { QueryUse } from '../events/queries.ts';
import { limits } from '../limits.ts';
import type { Saying } from '../recorder.ts';
import { variablesOf } from '../variables.ts';
import { type Beginning, type Desk, given, type Outcome, recordBeginning, recordOne, refuse, wrongLength, wrongText } from './outcome.ts';

/** Notes that a query was copied. Copying begins no incident: people copy queries on quiet days too. */
export function copyQuery(desk: Desk, query: QueryUse, saying?: Saying): Outcome {
  return wrongQuery(query) ?? recordOne(desk, { kind: 'query-copied/1', payload: { query: queryOnly(query) } }, saying);
}

/** Notes that a query was opened in its tool. */
export function openQuery(desk: Desk, query: QueryUse, url?: string, saying?: Saying): Outcome {
  const payload = { query: queryOnly(query), ...(given(url) !== undefined && { url }) };
  return (
    wrongQuery(query) ?? wrongLength('The address', url, limits.address) ?? recordOne(desk, { kind: 'query-opened/1', payload }, saying)
  );
}

/** Notes that a query ran, as a responder says, and what came out. */
export function recordQueryRun(desk: Desk, query: QueryUse, result?: string, saying?: Beginning): Outcome {
  const payload = { query: queryOnly(query), ...(given(result) !== undefined && { result }) };
  return wrongQuery(query) ?? wrongLength('The result', result) ?? recordBeginning(desk, { kind: 'query-run/1', payload }, saying);
}

/** Sets a value of this incident; an empty one takes it away. */
export function setVariable(desk: Desk, name: string, value: string, saying?: Saying): Outcome {
  const wrong = wrongText('The name of the value', name, limits.line) ?? wrongLength('The value', value);
  if (wrong !== undefined) return wrong;
  const known = desk.state === undefined ? undefined : variablesOf(desk.state).get(name);
  if ((known ?? '') === value) return refuse('already-so', `${name} has that value already.`);
  return recordOne(desk, { kind: 'variable-set/1', payload: { name, value } }, saying);
}

/** Sets several values at once; those that stand already are left out. All or none. */
export function setVariables(desk: Desk, values: ReadonlyMap<string, string>, saying?: Saying): Outcome {
  const changes = [...values].map(([name, value]) => setVariable(desk, name, value, saying));
  const wrong = changes.find((change) => !change.ok && change.reason !== 'already-so');
  const made = changes.filter((change) => change.ok);
  const [first] = made;
  if (wrong !== undefined) return wrong;
  if (first === undefined) return refuse('already-so', 'These values stand already.');
  return { ok: true, incident: first.incident, events: made.flatMap(({ events }) => events) };
}

function queryOnly({ id, title, language, text, values }: QueryUse): QueryUse {
  return {
    language,
    text,
    ...(given(id) !== undefined && { id }),
    ...(given(title) !== undefined && { title }),
    ...(values !== undefined && { values }),
  };
}

function wrongQuery({ id, title, language, text, values = {} }: QueryUse): Outcome | undefined {
  const entries = Object.entries(values);
  if (entries.length > limits.values) return refuse('too-many', `A query can have ${limits.values} values.`);
  return (
    wrongLength('The id of the query', id, limits.line) ??
    wrongLength('The title of the query', title, limits.line) ??
    wrongText('The language', language, limits.line) ??
    wrongText('The query', text) ??
    entries.map(([name, value]) => wrongText('The name of a value', name, limits.line) ?? wrongLength(name, value)).find((wrong) => wrong)
  );
}
