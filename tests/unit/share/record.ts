/** Records to hand on: what a person at work leaves. */
import { startIncident } from '../../../src/incident/commands/incident.ts';
import { writeNote } from '../../../src/incident/commands/log.ts';
import { completeStep } from '../../../src/incident/commands/steps.ts';
import type { IncidentState } from '../../../src/incident/state.ts';
import { minute, Person, step } from '../incident/desk.ts';

/** An incident with so many events. */
export function incidentOf(events: number, actor = '00112233445566778899aabbccddeeff'): IncidentState {
  const person = new Person(actor);
  person.do(({ recorder }) => startIncident(recorder, { title: 'Checkout fails', severity: 'SEV2' }));
  while (person.state.log.events.length < events) {
    const number = person.state.log.events.length;
    person.now += minute / 2;
    person.do((at) =>
      number % 3 === 0
        ? completeStep(at, step(`s${number}`, `Compare replica ${number} with the primary`))
        : writeNote(at, `Lag of replica ${(number * 7919) % 97} is ${(number * 104_729) % 9973} s, ticket OPS-${number * 31}`),
    );
  }
  return person.state;
}
