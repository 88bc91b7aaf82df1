/** Percent-encoding in addresses. People and other programs write addresses, so a `%` may be there where nothing is encoded. */

/** The text behind percent-encoding; as it was written where the encoding is malformed (`50%`). Never throws. */
export function decodeAddress(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** Whether a `%` in it does not begin a valid percent-encoding. */
export function isMalformedAddress(encoded: string): boolean {
  try {
    decodeURIComponent(encoded);
    return false;
  } catch {
    return true;
  }
}
