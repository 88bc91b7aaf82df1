/**
 * Writes files in a thread of its own: making a file takes the system longer than rendering what is in it, and the build goes on meanwhile.
 * Whoever needs a file on the disk waits for it with `finish` or `finished`; an error of the thread is thrown there.
 */
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';

export interface WriteBehind {
  /** Writes one file, with the folders that lead to it, in place of what is there. */
  write(path: string, content: string | Uint8Array): void;
  /** Waits until all is written, blocking. @throws the first error of the system, as `node:fs` would have thrown it. */
  finish(): void;
  /** The same without blocking. */
  finished(): Promise<void>;
  /** Writes nothing more. When it returns nothing is being written; what it answers waits until the thread has ended. */
  stop(): Promise<void>;
}

/** What thread and build share, as places of an array of numbers. */
const places = { written: 0, stopped: 1, busy: 2 } as const;

/** Files that go to the thread in one message. */
const batchFiles = 32;
/** UTF-16 units or bytes that may wait: a thread that is slower than the build would fill the memory. */
const mostWaiting = 32e6;

/** One file, milliseconds. */
const longestWrite = 60_000;

/** Plain text for `eval`: nothing to find or compile when the thread starts. Two threads never wait for each other: only the build does. */
const thread = `
const { workerData } = require('node:worker_threads');
const { mkdirSync, rmSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const { port, places } = workerData;
const shared = new Int32Array(workerData.shared);
const folders = new Set();
let failed = false;
const write = (path, content) => {
  const folder = dirname(path);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  writeFileSync(path, content, { flag: 'wx' });
};
const writeAnyway = (path, content) => {
  try {
    write(path, content);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    // Writing over a file makes ext4 flush it to disk, which takes milliseconds; a new file it may hold back.
    rmSync(path);
    write(path, content);
  }
};
port.on('message', (files) => {
  for (const { path, content } of files) {
    Atomics.store(shared, places.busy, 1);
    if (!failed && Atomics.load(shared, places.stopped) === 0) {
      try {
        writeAnyway(path, content);
      } catch (error) {
        failed = true;
        const { message, code, syscall } = error;
        port.postMessage({ message, code, syscall, path: error.path ?? path });
      }
    }
    Atomics.store(shared, places.busy, 0);
    Atomics.notify(shared, places.busy);
    Atomics.add(shared, places.written, 1);
    Atomics.notify(shared, places.written);
  }
});
`;

interface Failure {
  readonly message: string;
  readonly code?: string;
  readonly syscall?: string;
  readonly path: string;
}

/** Starts the thread. The process may end while it waits for work. */
export function writeBehind(): WriteBehind {
  const { port1: port, port2 } = new MessageChannel();
  const shared = new Int32Array(new SharedArrayBuffer(4 * Object.keys(places).length));
  const worker = new Worker(thread, { eval: true, workerData: { port: port2, shared: shared.buffer, places }, transferList: [port2] });
  worker.unref();
  port.unref();
  let batch: { path: string; content: string | Uint8Array }[] = [];
  let sent = 0;
  /** Sizes of the batches under way, oldest first, with the count of files at which each is written. */
  let underWay: { upTo: number; size: number }[] = [];
  let batchSize = 0;

  const written = () => Atomics.load(shared, places.written);
  const send = () => {
    if (batch.length === 0) return;
    sent += batch.length;
    underWay.push({ upTo: sent, size: batchSize });
    port.postMessage(batch);
    batch = [];
    batchSize = 0;
  };
  const waitUntil = (count: number) => {
    for (let now = written(); now < count; now = written()) {
      if (Atomics.wait(shared, places.written, now, longestWrite) === 'timed-out')
        throw new Error('the disk has not answered for a minute');
    }
  };
  const throwFailure = () => {
    const failure: Failure | undefined = receiveMessageOnPort(port)?.message;
    if (failure === undefined) return;
    const { message, ...rest } = failure;
    throw Object.assign(new Error(message), rest);
  };
  return {
    write(path, content) {
      batch.push({ path, content });
      batchSize += content.length;
      if (batch.length < batchFiles && batchSize < mostWaiting / 8) return;
      send();
      const done = written();
      underWay = underWay.filter(({ upTo }) => upTo > done);
      while (underWay.reduce((sum, { size }) => sum + size, 0) > mostWaiting) waitUntil(underWay.shift()?.upTo ?? 0);
    },
    finish() {
      send();
      waitUntil(sent);
      underWay = [];
      throwFailure();
    },
    async finished() {
      send();
      const all = sent;
      for (let now = written(); now < all; now = written()) await Atomics.waitAsync(shared, places.written, now).value;
      throwFailure();
    },
    async stop() {
      Atomics.store(shared, places.stopped, 1);
      while (Atomics.load(shared, places.busy) === 1) Atomics.wait(shared, places.busy, 1);
      await worker.terminate();
    },
  };
}
