/** A small drill and a responder who plays it. */
import { type DrillScript, drillSchema } from '../../../src/drill/script.ts';
import { beginDrill } from '../../../src/incident/commands/drill.ts';
import { Person, runbook } from '../incident/desk.ts';

export const script: DrillScript = drillSchema.parse({
  title: 'Lookups are slow',
  runbook: runbook.id,
  brief: 'You are on call.',
  before: '5m',
  symptoms: [
    { id: 'alert', where: 'Alert', shows: 'p99 is high' },
    { id: 'tickets', where: 'Support', shows: 'It is slow', when: { after: '4m', while: 'failing' } },
    { id: 'sick', where: 'psql', shows: 'Seq Scan', when: { did: ['read-plan', 'db/explain'], while: 'failing' } },
    { id: 'hint', where: 'Chat', shows: 'Sorry', when: { seen: 'sick', after: '3m' } },
    { id: 'healthy', where: 'psql', shows: 'Index Scan', when: { did: ['db/explain'], while: 'recovered' } },
    { id: 'resolved', where: 'Alert', shows: 'Resolved', when: { while: 'recovered', after: '5m' } },
    { id: 'logs', where: 'Loki', shows: 'slow query', when: { proposed: 'truth' } },
  ],
  truth: { cause: 'The index is missing', words: ['index', 'missing|gone'], why: 'The plan shows it.' },
  redHerrings: [{ id: 'release', cause: 'The release broke it', words: ['release|deploy'], why: 'It was flat for long after it.' }],
  recovery: { did: ['build'], after: '2m', why: 'The plan is good again.' },
});

/** Somebody who has begun the drill. */
export function player(pace = 1): Person {
  const person = new Person('ann');
  person.do((at) =>
    beginDrill(at, {
      drill: 'user-service/slow',
      title: script.title,
      revision: 'd1',
      pace,
      began: 300_000,
      services: ['user-service'],
      values: new Map([['namespace', 'drill']]),
      runbook,
    }),
  );
  return person;
}
