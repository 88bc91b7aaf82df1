/** A person at a page: a recorder, a wall clock that the test sets, and the state as it grows. */
import type { Desk, Outcome } from '../../../src/incident/commands/outcome.ts';
import type { EventId } from '../../../src/incident/event.ts';
import type { RunbookRef, StepRef } from '../../../src/incident/events/common.ts';
import { mergeLogs } from '../../../src/incident/log.ts';
import { createRecorder } from '../../../src/incident/recorder.ts';
import { append, emptyState, fold, type IncidentState } from '../../../src/incident/state.ts';

export const start = Date.UTC(2026, 10, 21, 14, 0);
export const minute = 60_000;

export class Person {
  now: number;
  state: IncidentState = emptyState;
  readonly recorder;

  constructor(name: string, now = start) {
    this.now = now;
    this.recorder = createRecorder(name, () => this.now);
  }

  get desk(): Desk {
    return { state: this.state, recorder: this.recorder };
  }

  /** Carries out a command and answers the id of its last event. */
  do(command: (desk: Desk) => Outcome): EventId {
    const outcome = command(this.desk);
    if (!outcome.ok) throw new Error(`${outcome.reason}: ${outcome.message}`);
    for (const event of outcome.events) this.state = append(this.state, event);
    const last = outcome.events.at(-1);
    if (last === undefined) throw new Error('a command without events');
    return last.id;
  }

  /** Takes over all that another one has. */
  hear(other: Person): void {
    this.state = fold(mergeLogs(this.state.log, other.state.log));
  }
}

export const runbook: RunbookRef = { id: 'user-service/latency-spike', title: 'Latency spike', revision: 'r1' };

export function step(id: string, text = `Do ${id}`, revision = 'r1'): StepRef {
  return { runbook: runbook.id, revision, id, text, section: 'Diagnosis' };
}
