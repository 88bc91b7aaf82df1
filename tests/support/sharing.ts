/** A device that shares an incident, without a browser: the session, a record in memory, and a page's recorder. */
import type { EventBody, IncidentEvent, LogEvent } from '../../src/incident/event.ts';
import { keyOf } from '../../src/incident/event.ts';
import { canonicalText } from '../../src/incident/json.ts';
import { actorFrom, createRecorder } from '../../src/incident/recorder.ts';
import type { Invitation } from '../../src/share/invitation.ts';
import { natsRooms } from '../../src/share/nats.ts';
import type { PaceLimit } from '../../src/share/pace.ts';
import type { AskForPass } from '../../src/share/pass.ts';
import { type Session, type SessionOptions, startSession } from '../../src/share/session.ts';
import { newDevice, openDevice } from '../../src/share/signature.ts';
import type { ShareState } from '../../src/share/state.ts';
import type { OpenTransport } from '../../src/share/transport.ts';
import { type MemoryRecord, memoryRecord } from '../../src/storage/memory-record.ts';
import { until } from './server-program.ts';

export interface DeviceOptions {
  readonly invitation: Invitation;
  readonly url: string;
  readonly user?: string;
  readonly password?: string;
  readonly name?: string;
  /** What is on the device before. */
  readonly record?: MemoryRecord;
  readonly progress?: string;
  /** Without a key: its browser has no Ed25519. */
  readonly unsigned?: boolean;
  readonly pingInterval?: number;
  /** Milliseconds until a connection is tried again. */
  readonly again?: number;
  /** How fast events of one device are taken live. */
  readonly pace?: PaceLimit;
  /** In place of a user and a password. */
  readonly pass?: AskForPass;
  readonly open?: OpenTransport;
  readonly leaving?: SessionOptions['leaving'];
  readonly onChange?: SessionOptions['onChange'];
}

export interface TestDevice {
  readonly record: MemoryRecord;
  readonly session: Session;
  readonly actor: string;
  /** How often the record was written to by what came. */
  received(): number;
  /** How often it was told that something changed. */
  told(): number;
  state(): ShareState;
  progress(): string | undefined;
  note(text: string): IncidentEvent;
  /** Records in an incident of this device. */
  put(incident: string, body: EventBody): IncidentEvent;
  notes(count: number, text?: string): readonly IncidentEvent[];
  add(events: readonly LogEvent[]): void;
  /** All events, in one spelling and order. */
  all(): string;
}

export async function shareDevice(options: DeviceOptions): Promise<TestDevice> {
  const { invitation, url, user = 'payments', password = 'team-pass', name = '', record = memoryRecord() } = options;
  const actor = actorFrom(crypto.getRandomValues(new Uint8Array(16)));
  const recorder = createRecorder(actor, () => Date.now());
  const kept = options.unsigned ? undefined : await newDevice();
  let progress = options.progress;
  let received = 0;
  let told = 0;
  const session = await startSession({
    invitation,
    open:
      options.open ??
      natsRooms({
        servers: [url],
        stream: 'breakglass',
        user,
        password,
        pass: options.pass,
        again: options.again ?? 200,
        pingInterval: options.pingInterval ?? 500,
      }),
    events: record.events,
    receive: async (events) => {
      received += events.length;
      await record.append(events);
    },
    leaving: options.leaving,
    device: kept && (await openDevice(kept)),
    ...(options.pace !== undefined && { pace: options.pace }),
    isOwn: (id) => id.actor === actor,
    progress,
    keep: (text) => {
      progress = text;
    },
    here: () => ({ id: actor, name, place: '' }),
    onChange: (state) => {
      told += 1;
      options.onChange?.(state);
    },
  });
  const add = (events: readonly LogEvent[]) => {
    void record.append(events);
    session.changed();
  };
  const make = (text: string) =>
    recorder.record({ kind: 'note-written/1', payload: { text } }, { incident: invitation.incident }, { by: name || 'Somebody' });
  return {
    record,
    session,
    actor,
    received: () => received,
    told: () => told,
    state: () => session.state(),
    progress: () => progress,
    put(incident, body) {
      const event = recorder.record(body, { incident }, {});
      add([event]);
      return event;
    },
    note(text) {
      const event = make(text);
      add([event]);
      return event;
    },
    notes(count, text = 'note') {
      const events = Array.from({ length: count }, (_, at) => make(`${text} ${at}`));
      add(events);
      return events;
    },
    add,
    all: () =>
      record
        .events(invitation.incident)
        .toSorted((a, b) => (keyOf(a.id) < keyOf(b.id) ? -1 : 1))
        .map(canonicalText)
        .join('\n'),
  };
}

/** Waits until these hold the same events, this many, and each says that all is sent. */
export async function converged(devices: readonly TestDevice[], count: number): Promise<void> {
  await until(async () => {
    const [first, ...others] = devices.map((device) => device.all());
    const isSame = others.every((text) => text === first);
    const isSent = devices.every((device) => device.state().link.is === 'connected' && device.state().waiting === 0);
    return isSame && isSent && devices.every(({ record }) => record.events().length === count);
  });
}
