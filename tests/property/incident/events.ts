/** Random events: of every kind, from few actors at few times, so that they meet, contradict and speak of one another. */
import fc from 'fast-check';
import { actionItemTypes } from '../../../src/incident/action-item.ts';
import type { EventBody, EventKind, IncidentEvent, LogEvent } from '../../../src/incident/event.ts';
import { lessonTypes } from '../../../src/incident/events/lessons.ts';
import type { Payloads } from '../../../src/incident/events/registry.ts';
import { runbookProblemTypes } from '../../../src/incident/events/runbooks.ts';
import { incidentFieldNames } from '../../../src/incident/field.ts';
import { milestoneNames } from '../../../src/incident/milestone.ts';
import { roles } from '../../../src/incident/role.ts';
import { severities } from '../../../src/incident/severity.ts';
import { statuses } from '../../../src/incident/status.ts';

export const incident = 'incident-1';
/** Few, so that joins make chains and circles; one of which nothing is known. */
export const anyIncident = fc.constantFrom(incident, 'incident-2', 'incident-3', 'incident-0', 'elsewhere');
const base = Date.UTC(2026, 10, 21, 14);
const year = 365 * 86_400_000;

/** Texts with what breaks careless code. */
export const words = fc.oneof(
  fc.constantFrom('deploy', '14:32 rolled back', '__proto__', 'a\nb', '"', '</script>', '\u2028', '\ud800', '${x}', '日本'),
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
);
const actor = fc.constantFrom('ann', 'ben', 'cyd');
export const id = fc.record({ actor, counter: fc.integer({ min: 1, max: 12 }) });
const ids = fc.array(id, { maxLength: 3 });
/** Walls that agree, that were set back an hour, and one that is five years ahead. */
const wall = fc.constantFrom(base, base + 1, base + 2, base + 60_000, base - 3_600_000, base + 5 * year);
const time = fc.record({ wall, counter: fc.integer({ min: 0, max: 3 }) });
const flag = fc.boolean();

const step = fc.record(
  {
    runbook: fc.constantFrom('a/b', 'a/c'),
    revision: fc.constantFrom('r1', 'r2'),
    id: fc.constantFrom('s1', 's2'),
    text: words,
    section: words,
  },
  { requiredKeys: ['runbook', 'revision', 'id', 'text'] },
);
const runbook = fc.record({ id: fc.constantFrom('a/b', 'a/c'), title: words, revision: words }, { requiredKeys: ['id', 'revision'] });
const query = fc.record(
  {
    id: words,
    title: words,
    language: words,
    text: words,
    values: fc.dictionary(
      words.filter((word) => word !== '__proto__'),
      fc.string(),
      { maxKeys: 3 },
    ),
  },
  { requiredKeys: ['language', 'text'] },
);
const marked = { step, reason: words, replaces: ids };
const day = fc.constantFrom('2026-12-01', '2027-02-28');

type Arbitraries = { readonly [K in EventKind]: fc.Arbitrary<Payloads[K]> };

/** Payloads of every kind; the compiler tells which is missing. */
export const payloads: Arbitraries = {
  'incident-opened/1': fc.record(
    { title: words, services: fc.array(words, { maxLength: 2 }), runbook, implicit: flag },
    { requiredKeys: ['title'] },
  ),
  'incident-renamed/1': fc.record({ title: words }),
  'services-changed/1': fc.record(
    {
      added: fc.array(fc.record({ id: words, title: words }, { requiredKeys: ['id'] }), { maxLength: 2 }),
      removed: fc.array(words, { maxLength: 2 }),
    },
    { requiredKeys: [] },
  ),
  'alert-received/1': fc.record(
    {
      name: words,
      labels: fc.dictionary(
        words.filter((word) => word !== '__proto__'),
        words,
        { maxKeys: 3 },
      ),
      summary: words,
      source: fc.constantFrom('https://prometheus.example/graph?g0.expr=up', 'http://[::1]:9090/'),
      fired: flag,
    },
    { requiredKeys: ['name'] },
  ),
  'step-completed/1': fc.record({ step, replaces: ids }, { requiredKeys: ['step'] }),
  'step-uncompleted/1': fc.record({ step, undoes: ids }),
  'step-skipped/1': fc.record(marked, { requiredKeys: ['step', 'reason'] }),
  'step-marked-not-applicable/1': fc.record(marked, { requiredKeys: ['step'] }),
  'step-blocked/1': fc.record(marked, { requiredKeys: ['step', 'reason'] }),
  'step-noted/1': fc.record({ step, text: words }),
  'note-written/1': fc.record({ text: words }),
  'query-copied/1': fc.record({ query }),
  'query-opened/1': fc.record({ query, url: words }, { requiredKeys: ['query'] }),
  'query-run/1': fc.record(
    { query, result: words, step, answer: fc.constantFrom('good' as const, 'bad' as const) },
    { requiredKeys: ['query'] },
  ),
  'evidence-added/1': fc.record(
    {
      evidence: fc.oneof(
        fc.record({ form: fc.constant('text' as const), text: words }),
        fc.record({ form: fc.constant('link' as const), url: fc.constant('https://grafana.example/d/1') }),
        fc.record({
          form: fc.constant('image' as const),
          digest: fc.constantFrom('0'.repeat(64), 'a'.repeat(64)),
          mediaType: fc.constant('image/png' as const),
          size: fc.integer({ min: 1, max: 1000 }),
        }),
      ),
      caption: words,
    },
    { requiredKeys: ['evidence'] },
  ),
  'severity-set/1': fc.record({ severity: fc.constantFrom(...severities), reason: words }, { requiredKeys: ['severity'] }),
  'status-set/1': fc.record({ status: fc.constantFrom(...statuses) }),
  'blast-radius-described/1': fc.record(
    { summary: words, users: words, endpoints: words, regions: words, accounts: words },
    { requiredKeys: [] },
  ),
  'role-taken/1': fc.record({ role: fc.constantFrom(...roles), person: words }),
  'role-handed-over/1': fc.record({ role: fc.constantFrom(...roles), from: words, to: words }, { requiredKeys: ['role', 'to'] }),
  'variable-set/1': fc.record(
    {
      name: words,
      value: fc.oneof(fc.constant(''), words),
      origin: fc.constantFrom('typed' as const, 'link' as const, 'alert' as const),
      service: fc.oneof(fc.constantFrom('shop', 'users'), words),
      confirmed: fc.boolean(),
    },
    { requiredKeys: ['name', 'value'] },
  ),
  'hypothesis-proposed/1': fc.record({ statement: words, component: words, source: words }, { requiredKeys: ['statement'] }),
  'prediction-added/1': fc.record({ hypothesis: id, statement: words }),
  'hypothesis-evidence-added/1': fc.record(
    { hypothesis: id, stance: fc.constantFrom('for' as const, 'against' as const), text: words, prediction: id, events: ids },
    { requiredKeys: ['hypothesis', 'stance'] },
  ),
  'hypothesis-continued/1': fc.record({ hypothesis: id, why: words }),
  'hypothesis-confirmed/1': fc.record({ hypothesis: id, why: words }),
  'hypothesis-rejected/1': fc.record({ hypothesis: id, why: words }),
  'fix-decision-answered/1': fc.record(
    { question: words, asked: words, answer: words, answered: words, move: words },
    { requiredKeys: ['question', 'asked', 'answer', 'answered'] },
  ),
  'timebox-started/1': fc.record(
    { title: words, minutes: fc.constantFrom(0.5, 15), hypothesis: id },
    { requiredKeys: ['title', 'minutes'] },
  ),
  'timebox-extended/1': fc.record({ timebox: id, minutes: fc.constantFrom(5, 15), why: words }, { requiredKeys: ['timebox', 'minutes'] }),
  'timebox-ended/1': fc.record(
    { timebox: id, how: fc.constantFrom('done' as const, 'expired' as const, 'given-up' as const), outcome: words },
    { requiredKeys: ['timebox', 'how'] },
  ),
  'communication-sent/1': fc.record(
    { audience: words, text: words, channel: words, format: words, nextUpdateAt: wall },
    { requiredKeys: ['audience', 'text'] },
  ),
  'action-item-added/1': fc.record(
    { title: words, owner: words, due: day, type: fc.constantFrom(...actionItemTypes) },
    { requiredKeys: ['title'] },
  ),
  'action-item-changed/1': fc.record(
    {
      item: id,
      title: words,
      owner: fc.oneof(fc.constant(''), words),
      due: fc.oneof(fc.constant(''), day),
      type: fc.constantFrom(...actionItemTypes),
      done: flag,
      ticket: words,
    },
    { requiredKeys: ['item'] },
  ),
  'milestone-set/1': fc.record({ milestone: fc.constantFrom(...milestoneNames) }),
  'runbook-opened/1': fc.record(
    {
      runbook,
      steps: fc.array(
        fc.record(
          {
            id: words,
            text: words,
            section: words,
            commands: fc.array(words, { maxLength: 2 }),
            changes: fc.boolean(),
            undo: fc.array(words, { maxLength: 2 }),
          },
          { requiredKeys: ['id', 'text'] },
        ),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: ['runbook'] },
  ),
  'runbook-problem-noted/1': fc.record(
    { runbook, step, problem: fc.constantFrom(...runbookProblemTypes), text: words },
    { requiredKeys: ['runbook', 'problem', 'text'] },
  ),
  'lesson-noted/1': fc.record({ type: fc.constantFrom(...lessonTypes), text: words }),
  'event-corrected/1': fc.record({ event: id, text: words, occurredAt: wall }, { requiredKeys: ['event'] }),
  'event-retracted/1': fc.record({ event: id, why: words }, { requiredKeys: ['event'] }),
  'recorder-named/1': fc.record({ person: words, actors: fc.array(actor, { minLength: 1, maxLength: 2 }) }),
  'drill-begun/1': fc.record({ drill: words, title: words, revision: words, pace: fc.integer({ min: 1, max: 60 }) }),
  'drill-time-skipped/1': fc.record({ seconds: fc.integer({ min: 1, max: 86_400 }) }),
  'drill-ended/1': fc.constant({}),
  'incident-joined/1': fc.record({ into: anyIncident, title: words }, { requiredKeys: ['into'] }),
  'field-set/1': fc.record({ field: fc.constantFrom(...incidentFieldNames), value: words }),
  'event-starred/1': fc.record({ event: id, starred: fc.boolean() }),
  'event-moved/1': fc.record({ event: id, to: anyIncident, from: words }, { requiredKeys: ['event', 'to'] }),
  'incident-related/1': fc.record({ to: anyIncident, title: words }, { requiredKeys: ['to'] }),
  'incident-deleted/1': fc.constant({}),
};

/** What somebody says, of any kind. */
export const body: fc.Arbitrary<EventBody> = fc.oneof(...Object.keys(payloads).filter(isKind).map(bodyOf));

/** Kinds that change what other events mean come more often. */
const telling: fc.Arbitrary<EventBody> = fc.oneof(
  ...(
    [
      'step-completed/1',
      'step-uncompleted/1',
      'event-retracted/1',
      'event-corrected/1',
      'note-written/1',
      'recorder-named/1',
      'status-set/1',
      'milestone-set/1',
    ] as const
  ).map(bodyOf),
);

const envelope = fc.record(
  { id, incident: fc.constant(incident), occurredAt: wall, recordedAt: time, by: words },
  { requiredKeys: ['id', 'incident', 'occurredAt', 'recordedAt'] },
);

/** An event that fits its schema and need not make sense: what it speaks of may be missing, later, or itself. */
export const knownEvent: fc.Arbitrary<IncidentEvent> = fc
  .tuple(envelope, fc.oneof(body, telling))
  .map(([around, said]) => ({ ...around, ...said }));

/** An event of a kind or version from the future. */
export const unknownEvent: fc.Arbitrary<LogEvent> = fc
  .record({
    around: envelope,
    kind: fc.constantFrom('meteor-fell/1', 'step-completed/2', 'note-written/99'),
    payload: fc.jsonValue({ maxDepth: 4 }),
  })
  .map(({ around, kind, payload }) => ({
    ...around,
    kind,
    payload: JSON.parse(JSON.stringify(payload, (_, entry) => (Object.is(entry, -0) ? 0 : entry))),
  }));

export const anyEvent: fc.Arbitrary<LogEvent> = fc.oneof({ weight: 9, arbitrary: knownEvent }, { weight: 1, arbitrary: unknownEvent });
export const anyEvents = fc.array(anyEvent, { maxLength: 30 });

function isKind(kind: string): kind is EventKind {
  return Object.hasOwn(payloads, kind);
}

/** Each kind is followed by name, so that the compiler sees that payload and kind belong together. */
export function bodyOf<K extends EventKind>(kind: K): fc.Arbitrary<{ [P in K]: { readonly kind: P; readonly payload: Payloads[P] } }[K]> {
  const arbitrary: Arbitraries[K] = payloads[kind];
  return arbitrary.map((payload) => ({ kind, payload }));
}
