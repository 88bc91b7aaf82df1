/** Who wrote it: each device signs with an Ed25519 key of its own, where its browser has them. */
import { type Bytes, fromBase64Url, toBase64Url } from './seal.ts';

const utf8 = new TextEncoder();

export interface Device {
  /** Its public key, as text. */
  readonly key: string;
  /** The signature of a text in a room. */
  sign(room: string, text: string): Promise<string>;
}

/** What a device keeps of its key; erased with everything else. */
export interface KeptDevice {
  readonly key: string;
  readonly secret: string;
}

/** A new device key; undefined where the browser cannot make one: then events go out unsigned. */
export async function newDevice(): Promise<KeptDevice | undefined> {
  try {
    const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
    if (!('privateKey' in pair)) return undefined;
    const key = toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
    const secret = toBase64Url(new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)));
    return { key, secret };
  } catch {
    return undefined;
  }
}

/** The device that was kept; undefined when what was kept is no key, or the browser has no Ed25519. */
export async function openDevice({ key, secret }: KeptDevice): Promise<Device | undefined> {
  const bytes = fromBase64Url(secret);
  if (bytes === undefined) return undefined;
  try {
    const privateKey = await crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', false, ['sign']);
    return {
      key,
      sign: async (room, text) => toBase64Url(new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, signed(room, text)))),
    };
  } catch {
    return undefined;
  }
}

/** Whether that device signed this text in this room. `unknown`: this browser cannot tell. */
export async function verify(room: string, text: string, key: string, signature: string): Promise<'right' | 'wrong' | 'unknown'> {
  const [keyBytes, signatureBytes] = [fromBase64Url(key), fromBase64Url(signature)];
  if (keyBytes?.length !== 32 || signatureBytes?.length !== 64) return 'wrong';
  const publicKey = await publicKeyOf(key, keyBytes);
  if (publicKey === undefined) return 'unknown';
  return (await crypto.subtle.verify('Ed25519', publicKey, signatureBytes, signed(room, text))) ? 'right' : 'wrong';
}

const known = new Map<string, Promise<CryptoKey | undefined>>();

function publicKeyOf(key: string, bytes: Bytes): Promise<CryptoKey | undefined> {
  const found = known.get(key) ?? crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify']).catch(() => undefined);
  if (known.size > 500) known.clear();
  known.set(key, found);
  return found;
}

/** A signature of one room says nothing in another. */
function signed(room: string, text: string): Bytes {
  return utf8.encode(`breakglass event in ${room}\n${text}`);
}
