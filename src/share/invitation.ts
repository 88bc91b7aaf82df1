/** The link that lets somebody in. All of it stands in the anchor, which no browser sends to any server. */
import { crc32 } from './crc32.ts';
import { type Bytes, fromBase64Url, toBase64Url } from './seal.ts';

export interface Invitation {
  /** The name under which the server keeps it: 16 random bytes. */
  readonly room: string;
  /** 32 random bytes, which the server never sees. */
  readonly secret: Bytes;
  readonly incident: string;
}

const roomBytes = 16;
const secretBytes = 32;
/** A checksum over all of it, so that a link that was cut off is never taken for another incident. */
const checkBytes = 4;

/** A new room for an incident. */
export function newInvitation(incident: string, random: (bytes: Bytes) => Bytes = (bytes) => crypto.getRandomValues(bytes)): Invitation {
  return { room: hex(random(new Uint8Array(roomBytes))), secret: random(new Uint8Array(secretBytes)), incident };
}

/** `#join=…` */
export function invitationAnchor({ room, secret, incident }: Invitation): string {
  const bytes = new Uint8Array([...unhex(room), ...secret]);
  return `#join=${toBase64Url(new Uint8Array([...bytes, ...checkOf(bytes, incident)]))}.${incident}`;
}

/**
 * The invitation in an anchor, a link or a message with a link in it; undefined when there is none, or not a whole one. What a chat put
 * behind it, such as the end of a sentence, is no part of it.
 */
export function readInvitation(text: string): Invitation | undefined {
  const [, letters, incident] = /#join=([\w-]+)\.([\w-]{1,128})(?![\w/-])/.exec(text) ?? [];
  const read = letters === undefined ? undefined : fromBase64Url(letters);
  if (read === undefined || incident === undefined) return undefined;
  const bytes = read.slice(0, roomBytes + secretBytes);
  const check = read.slice(bytes.length);
  // Those that were made before there was a checksum have none.
  const isWhole = check.length === 0 || `${check}` === `${checkOf(bytes, incident)}`;
  if (bytes.length !== roomBytes + secretBytes || !isWhole) return undefined;
  return { room: hex(bytes.slice(0, roomBytes)), secret: bytes.slice(roomBytes), incident };
}

function checkOf(bytes: Bytes, incident: string): Bytes {
  const check = new Uint8Array(checkBytes);
  new DataView(check.buffer).setUint32(0, crc32(new TextEncoder().encode(incident), crc32(bytes)));
  return check;
}

function hex(bytes: Bytes): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function unhex(text: string): number[] {
  return (text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}
