/** Two incidents that are one, lines that went to the wrong one, and what is listed no more: as people do it. */
import { describe, expect, test } from 'vitest';
import { setSeverity, setStatus, startIncident } from '../../../src/incident/commands/incident.ts';
import { correctEvent, retractEvent, writeNote } from '../../../src/incident/commands/log.ts';
import type { Desk, Outcome } from '../../../src/incident/commands/outcome.ts';
import {
  deleteIncident,
  joinIncident,
  moveEvent,
  relateIncident,
  restoreIncident,
  separateIncident,
} from '../../../src/incident/commands/relations.ts';
import { completeStep } from '../../../src/incident/commands/steps.ts';
import type { LogEvent } from '../../../src/incident/event.ts';
import { factsOf } from '../../../src/incident/facts.ts';
import { incidentsOf, noIncidents, stateOf, withEvent } from '../../../src/incident/incidents.ts';
import { milestonesOf } from '../../../src/incident/milestones.ts';
import { createRecorder } from '../../../src/incident/recorder.ts';
import { isDeleted, joinedElsewhere, joinedOf, relatedOf } from '../../../src/incident/relations.ts';
import { emptyState, type IncidentState } from '../../../src/incident/state.ts';
import { minute, start, step } from './desk.ts';

/** A device with several incidents. */
class Device {
  events: readonly LogEvent[] = [];
  now = start;
  readonly recorder;

  constructor(actor: string) {
    this.recorder = createRecorder(actor, () => this.now);
  }

  get all() {
    return incidentsOf(this.events);
  }

  state(id: string): IncidentState {
    return stateOf(this.all, id) ?? emptyState;
  }

  /** Carries a command out in an incident, and answers the one it belongs to. */
  do(command: (desk: Desk) => Outcome, id?: string): string {
    this.now += minute;
    const outcome = command({ state: id === undefined ? undefined : this.state(id), recorder: this.recorder });
    if (!outcome.ok) throw new Error(outcome.message);
    this.events = [...this.events, ...outcome.events];
    return outcome.incident;
  }

  lines(id: string): readonly string[] {
    return this.state(id).timeline.map(({ text, retracted }) => (retracted === undefined ? text : `(${text})`));
  }
}

const begin = (device: Device, title: string) => device.do(({ recorder }) => startIncident(recorder, { title }));

/** Two on call begin at once. */
function two() {
  const device = new Device('a');
  const first = begin(device, 'Checkout fails');
  const second = begin(device, 'Feed late');
  return { device, first, second };
}

describe('an incident that joined another', () => {
  test('is part of it: its lines and ticks, but not its title, and that it was resolved does not resolve the other', () => {
    const { device, first, second } = two();
    device.do((at) => completeStep(at, step('s1')), second);
    device.do((at) => setSeverity(at, 'SEV2'), second);
    device.do((at) => setStatus(at, 'investigating'), first);
    device.do((at) => setStatus(at, 'resolved'), second);
    expect(device.do((at) => joinIncident(at, device.state(first)), second)).toBe(first);
    expect([...device.all.states.keys()]).toEqual([first]);
    const state = device.state(first);
    expect(device.state(second)).toEqual(state);
    expect(factsOf(state)).toMatchObject({ id: first, title: 'Checkout fails', severity: 'SEV2', status: 'investigating' });
    expect(milestonesOf(state).resolved).toBeUndefined();
    expect(state.steps.size).toBe(1);
    expect(joinedOf(state)).toEqual([second]);
    expect(device.lines(first)).toContain('Joined to “Checkout fails”');
    expect(device.lines(first)).toContain('Incident opened: Feed late');
  });

  test('is separated again with what was recorded in it; what came afterwards stays with the other', () => {
    const { device, first, second } = two();
    device.do((at) => writeNote(at, 'from the second'), second);
    const before = device.lines(second);
    device.do((at) => joinIncident(at, device.state(first)), second);
    device.do((at) => writeNote(at, 'from both'), first);
    const note = device.state(first).timeline.find(({ text }) => text === 'from the second');
    if (note === undefined) throw new Error('no note');
    device.do((at) => correctEvent(at, note.event.id, { text: 'better' }), first);
    device.do((at) => separateIncident(at, second), first);
    expect(device.lines(first)).toEqual(['Incident opened: Checkout fails', 'from both']);
    expect(device.lines(second).slice(0, before.length)).toEqual(['Incident opened: Feed late', 'better']);
    expect(device.lines(second)).toContain('(Joined to “Checkout fails”)');
  });

  test('is separated at once where several were added to one another, and what had joined it goes with it', () => {
    const { device, first, second } = two();
    const third = begin(device, 'Queue grows');
    const fourth = begin(device, 'Prices are old');
    const apart = new Map([first, second, third, fourth].map((id) => [id, device.state(id)]));
    const join = (from: string, into: string) =>
      device.do((at) => joinIncident({ ...at, state: apart.get(from) }, apart.get(into) ?? emptyState), from);
    // As devices do that do not hear from one another.
    join(first, second);
    join(second, first);
    join(fourth, second);
    expect([...device.all.states.keys()]).toEqual([first, third]);
    device.do((at) => separateIncident(at, second), first);
    expect([...device.all.states.keys()]).toEqual([first, second, third]);
    expect(joinedOf(device.state(second))).toEqual([fourth]);
    // The other one of a circle is separated in the same way, and a larger circle falls apart where it is asked to.
    join(second, third);
    join(third, first);
    join(first, second);
    expect([...device.all.states.keys()]).toEqual([first]);
    device.do((at) => separateIncident(at, second), first);
    expect(device.state(second)).not.toEqual(device.state(first));
    expect(device.state(third)).toEqual(device.state(first));
  });

  test('is one that goes on elsewhere as long as the other is not here', () => {
    const { device, first, second } = two();
    const apart = [device.state(first), device.state(second)] as const;
    device.do((at) => joinIncident(at, device.state(first)), second);
    expect(joinedElsewhere(device.state(first))).toBeUndefined();
    const alone = incidentsOf(device.events.filter(({ incident }) => incident === second)).states.get(second) ?? emptyState;
    expect(joinedElsewhere(alone)).toEqual({ id: first, title: 'Checkout fails' });
    device.do((at) => joinIncident({ ...at, state: apart[0] }, apart[1]), first);
    expect(joinedElsewhere(device.state(first))).toBeUndefined();
  });

  test('is separated too when its line is removed from the timeline', () => {
    const { device, first, second } = two();
    device.do((at) => joinIncident(at, device.state(first)), second);
    const join = device.state(first).timeline.find(({ text }) => text.startsWith('Joined'));
    if (join === undefined) throw new Error('no line');
    device.do((at) => retractEvent(at, join.event.id), first);
    expect([...device.all.states.keys()]).toEqual([first, second]);
  });

  test('waits for one that is not here', () => {
    const { device, first, second } = two();
    device.do((at) => joinIncident(at, device.state(first)), second);
    const own = device.events.filter(({ incident }) => incident === second);
    expect([...incidentsOf(own).states.keys()]).toEqual([second]);
    expect([...incidentsOf(device.events).states.keys()]).toEqual([first]);
  });
});

describe('a line in the wrong incident', () => {
  test('moves with its corrections, says where it came from, and moves back', () => {
    const { device, first, second } = two();
    device.do((at) => writeNote(at, 'wrong place'), first);
    const id = device.state(first).timeline.at(-1)?.event.id;
    if (id === undefined) throw new Error('no note');
    device.do((at) => correctEvent(at, id, { text: 'right words' }), first);
    device.do((at) => moveEvent(at, id, device.state(second)), first);
    expect(device.lines(first)).toEqual(['Incident opened: Checkout fails']);
    expect(device.lines(second)).toEqual([
      'Incident opened: Feed late',
      'right words',
      'Corrected: “wrong place” → “right words”',
      'Moved from “Checkout fails”: “wrong place”',
    ]);
    device.do((at) => moveEvent(at, id, device.state(first)), second);
    expect(device.lines(second)).toEqual(['Incident opened: Feed late']);
    expect(device.lines(first)).toContain('right words');
  });

  test('stays where its move is removed; what is the incident’s own does not move', () => {
    const { device, first, second } = two();
    device.do((at) => writeNote(at, 'a note'), first);
    const id = device.state(first).timeline.at(-1)?.event.id;
    const opening = device.state(first).timeline[0]?.event.id;
    if (id === undefined || opening === undefined) throw new Error('no lines');
    device.do((at) => moveEvent(at, id, device.state(second)), first);
    const move = device.state(second).timeline.find(({ text }) => text.startsWith('Moved'));
    if (move === undefined) throw new Error('no move');
    device.do((at) => retractEvent(at, move.event.id), second);
    expect(device.lines(first)).toContain('a note');
    expect(() => device.do((at) => moveEvent(at, opening, device.state(second)), first)).toThrow('belongs to the incident itself');
  });
});

test('related incidents name each other’s title once', () => {
  const { device, first, second } = two();
  device.do((at) => relateIncident(at, device.state(second)), first);
  expect(relatedOf(device.state(first))).toMatchObject([{ id: second, title: 'Feed late' }]);
  expect(() => device.do((at) => relateIncident(at, device.state(second)), first)).toThrow('related already');
});

describe('a deleted incident', () => {
  test('comes back when it is restored', () => {
    const { device, first } = two();
    device.do((at) => deleteIncident(at), first);
    expect(isDeleted(device.state(first))).toBe(true);
    device.do((at) => restoreIncident(at), first);
    expect(isDeleted(device.state(first))).toBe(false);
  });

  test('comes back when somebody who did not know goes on in it', () => {
    const { device, first } = two();
    device.do((at) => deleteIncident(at), first);
    device.do((at) => writeNote(at, 'still at it'), first);
    expect(isDeleted(device.state(first))).toBe(false);
  });
});

test('a move that carries the id of an earlier event moves nothing, whether the events come one by one or at once', () => {
  const around = (counter: number, wall: number) => ({
    id: { actor: 'ann', counter },
    incident: 'i',
    occurredAt: start,
    recordedAt: { wall, counter: 0 },
  });
  const moved = { actor: 'ann', counter: 1 };
  const events: LogEvent[] = [
    { kind: 'note-written/1', payload: { text: 'a' }, ...around(2, start) },
    { kind: 'event-moved/1', payload: { event: moved, to: 'j' }, ...around(2, start + 1) },
    { kind: 'event-corrected/1', payload: { event: moved }, ...around(3, start + 2) },
  ];
  expect(events.reduce(withEvent, noIncidents)).toEqual(incidentsOf(events));
});
