/**
 * Images of a shared incident. A message holds one event; an image lies beside the room, under a name made of its digest and the room's key,
 * in sealed parts. It is fetched when somebody looks at it, and kept only when it is whole and what its digest says.
 */
import { fromBase64url, toBase64url } from './base64url.ts';
import { shareLimits } from './entry.ts';
import type { Bytes, Seal } from './seal.ts';
import type { OpenTransport, Transport } from './transport.ts';

export interface ImagePlace {
  readonly seal: Seal;
  readonly open: OpenTransport;
  /** SHA-256 of its bytes, in small hexadecimal digits. */
  readonly digest: string;
}

/** Bytes of an image in one message: as base64 and sealed it is below what a server takes. */
const partSize = 600_000;
/** Whoever has the key of the room can put parts there that are none: so many beginnings are looked at, and so many bytes in all. */
const limits = { sets: 5, bytes: 40 * 1024 * 1024 } as const;
/** Without a word from the server for so long it is given up. Milliseconds. */
const patience = 20_000;

export type Put =
  /** The server has acknowledged all of it, or had it. */
  | 'there'
  /** It takes no more. */
  | 'refused'
  | 'not reached';

/** Puts an image beside the room, unless it is there. Never rejects. */
export async function putImage(place: ImagePlace, bytes: Bytes, digestOf: DigestOf): Promise<Put> {
  const found = await look(place, digestOf);
  try {
    if (found === undefined) return 'not reached';
    if (found.image !== undefined) return 'there';
    return await send(found.transport, place, bytes);
  } catch {
    return 'not reached';
  } finally {
    await found?.transport.close();
  }
}

export type Fetched = { readonly image: Bytes } | 'not there' | 'not reached';

/** Fetches an image. Never rejects. */
export async function fetchImage(place: ImagePlace, digestOf: DigestOf): Promise<Fetched> {
  const found = await look(place, digestOf);
  await found?.transport.close();
  if (found === undefined) return 'not reached';
  return found.image === undefined ? 'not there' : { image: found.image };
}

type DigestOf = (bytes: Bytes) => Promise<string>;

interface Found {
  readonly transport: Transport;
  readonly image: Bytes | undefined;
}

/** Reads what lies there. */
async function look({ seal, open, digest }: ImagePlace, digestOf: DigestOf): Promise<Found | undefined> {
  const parts = new Parts();
  let transport: Transport | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isRead = await placeOf(seal, digest).then(
    (name) =>
      new Promise<boolean>((resolve) => {
        const wait = () => {
          clearTimeout(timer);
          timer = setTimeout(() => resolve(false), patience);
        };
        wait();
        transport = open(name, {
          link: ({ is }) => is === 'refused' && resolve(false),
          lost: () => parts.clear(),
          async messages(messages) {
            wait();
            for (const message of messages) parts.add(await partIn(message, seal, digest));
          },
          caughtUp: () => resolve(true),
          announced: () => {},
        });
        transport.follow(undefined);
      }),
  );
  clearTimeout(timer);
  if (transport === undefined) return undefined;
  if (!isRead) {
    await transport.close();
    return undefined;
  }
  for (const image of parts.whole()) if ((await digestOf(image)) === digest) return { transport, image };
  return { transport, image: undefined };
}

async function send(transport: Transport, { seal, digest }: ImagePlace, bytes: Bytes): Promise<Put> {
  // Parts of two devices that send at once, or of one that began twice, are told apart.
  const set = toBase64url(crypto.getRandomValues(new Uint8Array(12)));
  const count = Math.ceil(bytes.length / partSize);
  for (let at = 0; at < count; at++) {
    const part: Part = { digest, set, at, count, bytes: bytes.slice(at * partSize, (at + 1) * partSize) };
    const text = JSON.stringify({ ...part, bytes: toBase64url(part.bytes) });
    const answer = await transport.publish({ name: await seal.name(`${digest} ${set} ${at}`), bytes: await seal.close(text) });
    if ('refused' in answer) return 'refused';
  }
  return 'there';
}

/** The subject of an image, as random as a room to who has no key. */
async function placeOf(seal: Seal, digest: string): Promise<string> {
  return `image-${await seal.name(`image ${digest}`)}`;
}

interface Part {
  readonly digest: string;
  readonly set: string;
  readonly at: number;
  readonly count: number;
  readonly bytes: Bytes;
}

class Parts {
  readonly #sets = new Map<string, Map<number, Part>>();
  #bytes = 0;

  add(part: Part | undefined): void {
    if (part === undefined || this.#bytes + part.bytes.length > limits.bytes) return;
    const set = this.#sets.get(part.set) ?? new Map<number, Part>();
    if (!this.#sets.has(part.set) && this.#sets.size >= limits.sets) return;
    this.#sets.set(part.set, set);
    if (set.has(part.at)) return;
    set.set(part.at, part);
    this.#bytes += part.bytes.length;
  }

  clear(): void {
    this.#sets.clear();
    this.#bytes = 0;
  }

  /** What is complete. */
  whole(): readonly Bytes[] {
    return [...this.#sets.values()].flatMap((set) => {
      const parts = [...set.values()].toSorted((a, b) => a.at - b.at);
      if (parts.length === 0 || parts.length !== parts[0]?.count) return [];
      const whole = new Uint8Array(parts.reduce((sum, { bytes }) => sum + bytes.length, 0));
      let place = 0;
      for (const { bytes } of parts) {
        whole.set(bytes, place);
        place += bytes.length;
      }
      return [whole];
    });
  }
}

async function partIn(message: Uint8Array, seal: Seal, digest: string): Promise<Part | undefined> {
  if (message.length > shareLimits.message) return undefined;
  try {
    const value: unknown = JSON.parse(await seal.open(message));
    if (typeof value !== 'object' || value === null) return undefined;
    const { set, at, count, bytes, ...rest }: Readonly<Record<string, unknown>> = { ...value };
    if (rest['digest'] !== digest || typeof set !== 'string' || set.length > 32 || typeof bytes !== 'string') return undefined;
    if (typeof at !== 'number' || typeof count !== 'number' || !Number.isInteger(at) || at < 0 || at >= count || count > 100)
      return undefined;
    const read = fromBase64url(bytes);
    return read && { digest, set, at, count, bytes: read };
  } catch {
    return undefined;
  }
}
