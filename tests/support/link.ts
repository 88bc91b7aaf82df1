/** A link between a client and a server that can be slow, be cut, or drop everything without a word. */
import { createServer, type Socket, connect as tcp } from 'node:net';
import { freePort } from './server-program.ts';

export interface TestLink {
  readonly port: number;
  /** Ends what is open and refuses what comes. */
  cut(): void;
  /** Keeps what is open, and nothing passes any more; what comes gets no answer. */
  swallow(): void;
  /** Lets through again. */
  mend(): void;
  /** Bytes that came, both ways. */
  passed(): number;
  close(): void;
}

/** @param rate bytes a second; `delay` each way, in milliseconds */
export async function openLink(to: number, { rate = Number.POSITIVE_INFINITY, delay = 0 } = {}): Promise<TestLink> {
  let state: 'open' | 'cut' | 'swallows' = 'open';
  const open = new Set<Socket>();
  let passed = 0;
  const pipe = (from: Socket, into: Socket) => {
    let free = Date.now();
    from.on('data', (data) => {
      passed += data.length;
      if (state === 'swallows') return;
      free = Math.max(free, Date.now()) + (data.length / rate) * 1000;
      const at = free + delay - Date.now();
      if (at <= 0) into.write(data);
      else setTimeout(() => into.destroyed || into.write(data), at);
    });
    from.on('close', () => {
      open.delete(from);
      if (state !== 'swallows') into.destroy();
    });
    from.on('error', () => state !== 'swallows' && into.destroy());
  };
  const server = createServer((from) => {
    if (state === 'cut') return from.destroy();
    open.add(from);
    if (state === 'swallows') return from.on('error', () => from.destroy());
    const into = tcp(to, '127.0.0.1');
    open.add(into);
    pipe(from, into);
    pipe(into, from);
    return undefined;
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port,
    passed: () => passed,
    cut() {
      state = 'cut';
      for (const socket of open) socket.destroy();
    },
    swallow() {
      state = 'swallows';
    },
    mend() {
      // What was swallowed is lost: both sides begin anew.
      for (const socket of open) socket.destroy();
      state = 'open';
    },
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
