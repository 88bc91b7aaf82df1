/** The link that lets somebody in. All of it stands in the anchor, which no browser sends to any server. */
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

/** A new room for an incident. */
export function newInvitation(incident: string, random: (bytes: Bytes) => Bytes = (bytes) => crypto.getRandomValues(bytes)): Invitation {
  return { room: hex(random(new Uint8Array(roomBytes))), secret: random(new Uint8Array(secretBytes)), incident };
}

/** `#join=…` */
export function invitationAnchor({ room, secret, incident }: Invitation): string {
  const bytes = new Uint8Array([...unhex(room), ...secret]);
  return `#join=${toBase64Url(bytes)}.${incident}`;
}

/** The invitation in an anchor or a whole link; undefined when there is none, or not a whole one. */
export function readInvitation(text: string): Invitation | undefined {
  const [, letters, incident] = /#join=([\w-]+)\.([\w-]{1,128})$/.exec(text.trim()) ?? [];
  const bytes = letters === undefined ? undefined : fromBase64Url(letters);
  if (bytes?.length !== roomBytes + secretBytes || incident === undefined) return undefined;
  return { room: hex(bytes.slice(0, roomBytes)), secret: bytes.slice(roomBytes), incident };
}

function hex(bytes: Bytes): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function unhex(text: string): number[] {
  return (text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}
