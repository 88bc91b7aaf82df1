/** A server of rooms in memory, with the faults of a network, for tests of what sharing does with them. */
import type { Listener, OpenTransport, Place } from '../../src/share/transport.ts';

export interface MemoryServer {
  readonly open: OpenTransport;
  /** Puts bytes into the room as anybody could. */
  put(bytes: Uint8Array): void;
  readonly kept: readonly Uint8Array[];
  /** Loses all of it. */
  wipe(): void;
  /** Nobody is connected any more, until `connect`. */
  disconnect(): void;
  connect(): Promise<void>;
  /** Lets everything settle that is on its way. */
  settled(): Promise<void>;
}

/** @param batch so many messages are brought at once */
export function memoryServer(batch = 500): MemoryServer {
  let since = 'first';
  let kept: Uint8Array[] = [];
  const names = new Set<string>();
  let isUp = true;
  let running: Promise<unknown> = Promise.resolve();
  const readers = new Set<{ readonly listener: Listener; place: Place | undefined; isCaughtUp: boolean }>();
  const bring = async () => {
    for (const reader of readers) {
      if (!isUp) return;
      if (reader.place !== undefined && (reader.place.since !== since || reader.place.held > kept.length)) {
        reader.place = undefined;
        reader.isCaughtUp = false;
        reader.listener.lost();
      }
      for (let at = reader.place?.sequence ?? 0; at < kept.length && isUp; at = reader.place.sequence) {
        const messages = kept.slice(at, at + batch);
        reader.place = { since, sequence: at + messages.length, held: at + messages.length };
        await reader.listener.messages(messages, reader.place);
      }
      if (reader.isCaughtUp || !isUp) continue;
      reader.isCaughtUp = true;
      reader.listener.link({ is: 'connected' });
      reader.listener.caughtUp();
    }
  };
  const soon = () => {
    running = running.then(bring);
    return running;
  };
  const put = (bytes: Uint8Array) => {
    kept.push(bytes);
    void soon();
  };
  return {
    put,
    open(_room, listener) {
      const reader = { listener, place: undefined as Place | undefined, isCaughtUp: false };
      return {
        async publish({ name, bytes }) {
          if (!isUp) throw new Error('not connected');
          if (!names.has(name)) put(bytes);
          names.add(name);
          return { kept: true };
        },
        follow(after) {
          reader.place = after;
          readers.add(reader);
          void soon();
        },
        announce: () => {},
        async close() {
          readers.delete(reader);
        },
      };
    },
    get kept() {
      return kept;
    },
    wipe() {
      kept = [];
      names.clear();
      since = `after ${since}`;
    },
    disconnect() {
      isUp = false;
      for (const reader of readers) {
        reader.isCaughtUp = false;
        reader.listener.link({ is: 'away' });
      }
    },
    async connect() {
      isUp = true;
      await soon();
    },
    async settled() {
      for (let round = 0; round < 20; round++) {
        await new Promise((resolve) => setTimeout(resolve));
        await running;
      }
    },
  };
}
