/** The door of a nats-server as a browser comes to it: a WebSocket, from a page of some origin. What stands there is read before anybody signs in. */
import { TLSSocket } from 'node:tls';
import WebSocket from 'ws';
import { z } from 'zod';
import { type Certificate, certificateOf, whyNone } from '../ask.ts';

/** What a server says of itself to everybody who connects. */
const infoSchema = z.object({
  version: z.string(),
  max_payload: z.number(),
  jetstream: z.boolean().default(false),
  cluster: z.string().optional(),
});
export type ServerInfo = z.infer<typeof infoSchema>;

export type Door =
  | { readonly info: ServerInfo; readonly certificate: Certificate | undefined }
  /** A web server answered, with this status and no WebSocket; nats-server does so with 403 for an origin that it does not allow. */
  | { readonly status: number }
  /** In words that go on from the address. */
  | { readonly why: string };

/** How a page of this origin opens a WebSocket. A certificate that browsers refuse is passed over: it is reported apart. */
function asPage(origin: string, patience: number): WebSocket.ClientOptions {
  return { origin, rejectUnauthorized: false, handshakeTimeout: patience };
}

/** A WebSocket of a page of this origin, for the client library: it does all that a browser's does. */
export function pageSocket(url: string, origin: string, patience: number): globalThis.WebSocket {
  return Reflect.construct(WebSocket, [url, asPage(origin, patience)]);
}

/** Knocks, reads what the server says and goes. It never rejects. */
export function lookAtDoor(url: string, origin: string, patience: number): Promise<Door> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, asPage(origin, patience));
    const timer = setTimeout(() => done({ why: `opens a WebSocket, but no nats-server spoke for ${patience / 1000} s` }), patience);
    let certificate: Certificate | undefined;
    const done = (door: Door) => {
      clearTimeout(timer);
      socket.terminate();
      resolve(door);
    };
    socket.on('upgrade', ({ socket: below }) => {
      certificate = below instanceof TLSSocket ? certificateOf(below) : undefined;
    });
    socket.on('unexpected-response', (_, { statusCode = 0 }) => done({ status: statusCode }));
    socket.on('error', (error) =>
      done({ why: /handshake has timed out/.test(error.message) ? `did not respond for ${patience / 1000} s` : whyNone(error) }),
    );
    socket.on('close', () => done({ why: 'closed the connection without a word' }));
    socket.on('message', (data) => {
      const info = readInfo(String(data));
      done(info === undefined ? { why: 'opens a WebSocket, and speaks something else than NATS' } : { info, certificate });
    });
  });
}

function readInfo(text: string): ServerInfo | undefined {
  const written = /^INFO (\{.*\})\s*$/m.exec(text)?.[1];
  if (written === undefined) return undefined;
  try {
    return infoSchema.safeParse(JSON.parse(written)).data;
  } catch {
    return undefined;
  }
}
