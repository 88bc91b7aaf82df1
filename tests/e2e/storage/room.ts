/** What the test page offers to tests: a record of its own, and the events of a responder who only writes notes. */
import type { LogEvent } from '../../../src/incident/event.ts';
import { actorFrom, createRecorder } from '../../../src/incident/recorder.ts';
import { openRecord } from '../../../src/storage/open-record.ts';
import type { IncidentRecord } from '../../../src/storage/record.ts';
import type { Seam } from '../../../src/storage/seam.ts';

/** Which call of the browser's storage fails, counted from 1: before it was made, or after it had its effect. */
export interface Fault {
  readonly call: number;
  readonly when: 'before' | 'after';
  /** Whether all later calls fail as well. */
  readonly onwards: boolean;
}

const recorder = createRecorder(actorFrom(crypto.getRandomValues(new Uint8Array(16))), Date.now);
let record: IncidentRecord | undefined;
let calls = 0;
let fault: Fault | undefined;

function opened(): IncidentRecord {
  if (record === undefined) throw new Error('open the record first');
  return record;
}

/** As browsers say when something inside of them broke. */
function failure(): DOMException {
  return new DOMException('made to fail', 'UnknownError');
}

function note(text: string): LogEvent {
  return recorder.record({ kind: 'note-written/1', payload: { text } }, { incident: 'incident-1' });
}

function textOf({ payload }: LogEvent): string {
  return typeof payload === 'object' && payload !== null && 'text' in payload && typeof payload.text === 'string' ? payload.text : '?';
}

const offered = {
  record: opened,
  note,
  /** Opens the record of a site; one that was open is closed. */
  async open(base = '/', injected?: Fault): Promise<void> {
    record?.close();
    offered.inject(injected);
    const seam: Seam = async (_name, call) => {
      calls += 1;
      const now = fault;
      const fails = now !== undefined && (now.onwards ? calls >= now.call : calls === now.call);
      if (fails && now.when === 'before') throw failure();
      const answer = await call();
      if (fails) throw failure();
      return answer;
    };
    record = await openRecord(base, seam);
  },
  /** From now on this call fails, counted from here. */
  inject(injected: Fault | undefined): void {
    calls = 0;
    fault = injected;
  },
  /** How many calls of storage there were. */
  calls: () => calls,
  /** Writes notes, one append each, one after the other; which of them were saved. */
  async write(...texts: string[]): Promise<string[]> {
    const saved: string[] = [];
    for (const text of texts) if ((await opened().append([note(text)])).saved) saved.push(text);
    return saved;
  },
  /** The notes known in this tab, sorted. */
  notes: (incident?: string): string[] => opened().events(incident).map(textOf).sort(),
  unsaved: (): string[] => opened().unsaved().map(textOf).sort(),
};

export type Room = typeof offered;

declare global {
  var room: Room;
}
globalThis.room = offered;
