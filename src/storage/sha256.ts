/** SHA-256, also over plain http, where browsers withhold theirs. */

/** The digest in small hexadecimal digits. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(globalThis.isSecureContext ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)) : await ours(bytes));
}

/** Loaded by those alone who need it: 2.3 kB. */
async function ours(bytes: Uint8Array): Promise<Uint8Array> {
  const { digest } = await import('./sha256-of-noble.ts');
  return digest(bytes);
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
