/**
 * Seals texts under a key that no server sees: AES-GCM under a key of this room alone, with the room's name as additional data, so that
 * nothing sealed for one room opens in another. Needs WebCrypto, which browsers give to https (and localhost) alone.
 */
const utf8 = new TextEncoder();

export type Bytes = Uint8Array<ArrayBuffer>;

/** Lengths are rounded up to this many bytes, so that they give little away. */
const block = 128;
const ivLength = 12;
/** What sealing adds to a text at most: the IV, the tag and the padding. */
export const sealOverhead: number = ivLength + 16 + block;

export interface Seal {
  /** The sealed text: never the same bytes twice. */
  close(text: string): Promise<Bytes>;
  /** The text; rejects when it was sealed elsewhere, under another key, or altered. */
  open(bytes: Uint8Array): Promise<string>;
  /** A name for a text: the same on every device in the room, and no help to anybody outside of it. 16 characters. */
  name(text: string): Promise<string>;
}

/**
 * @param secret 32 random bytes, from the invitation
 * @param room the name under which the server keeps it
 */
export async function sealOf(secret: Bytes, room: string): Promise<Seal> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const derivation = (use: string) => ({ name: 'HKDF', hash: 'SHA-256', salt: utf8.encode(room), info: utf8.encode(`breakglass ${use}`) });
  const key = await crypto.subtle.deriveKey(derivation('events'), base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 };
  const names = await crypto.subtle.deriveKey(derivation('names'), base, hmac, false, ['sign']);
  const additionalData = utf8.encode(room);
  return {
    async close(text) {
      const iv = crypto.getRandomValues(new Uint8Array(ivLength));
      const plain = utf8.encode(text);
      // What is sealed is JSON, which never ends in a space.
      const padded = new Uint8Array(Math.ceil((plain.length + 1) / block) * block).fill(32);
      padded.set(plain);
      const body = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, padded));
      const sealed = new Uint8Array(ivLength + body.length);
      sealed.set(iv);
      sealed.set(body, ivLength);
      return sealed;
    },
    async open(bytes) {
      const iv = bytes.slice(0, ivLength);
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, bytes.slice(ivLength));
      return new TextDecoder('utf-8', { fatal: true }).decode(plain).trimEnd();
    },
    async name(text) {
      const mac = new Uint8Array(await crypto.subtle.sign('HMAC', names, utf8.encode(text)));
      return toBase64Url(mac.slice(0, 12));
    },
  };
}

/** Bytes as letters that may stand in any address. */
export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The bytes; undefined when the text is none of ours. */
export function fromBase64Url(text: string): Bytes | undefined {
  if (!/^[\w-]*$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
