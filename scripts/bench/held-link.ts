/** A static host behind a held link: every answer begins late, and all of them together get no more than so many bytes a second. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mediaType } from '../../src/offline/shared/media-type.ts';

export interface HeldLink {
  readonly url: string;
  /** What was sent since it was last set to nothing. */
  sent: { bytes: number; requests: number };
  /** What is served from now on. */
  folder: string;
  stop(): Promise<void>;
}

const chunkSize = 16 * 1024;

/** @param latency milliseconds before an answer begins @param bytesPerSecond of all answers together */
export async function heldLink(folder: string, latency: number, bytesPerSecond: number): Promise<HeldLink> {
  /** When the link has sent all that it was given. */
  let free = 0;
  let sending = 0;
  /** Waits for the turn of so many bytes. A link that has something to send sends: what timers wake late is made up for. */
  const turn = async (bytes: number) => {
    free += (bytes / bytesPerSecond) * 1000;
    const now = performance.now();
    if (free > now) await sleep(free - now);
  };
  const server = createServer(async (request, response) => {
    link.sent.requests += 1;
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    const file = join(link.folder, path.endsWith('/') ? `${path}index.html` : path);
    await sleep(latency);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const bytes = readFileSync(file);
    response.writeHead(200, { 'Content-Type': mediaType(file), 'Content-Length': bytes.length, 'Cache-Control': 'no-cache' });
    if (sending === 0) free = Math.max(free, performance.now());
    sending += 1;
    for (let at = 0; at < bytes.length && !response.destroyed; at += chunkSize) {
      const chunk = bytes.subarray(at, at + chunkSize);
      await turn(chunk.length);
      link.sent.bytes += chunk.length;
      response.write(chunk);
    }
    sending -= 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  const link: HeldLink = {
    url: `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}/`,
    sent: { bytes: 0, requests: 0 },
    folder,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return link;
}
