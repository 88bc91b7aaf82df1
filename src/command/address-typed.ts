import { UsageError } from './usage-error.ts';

/**
 * The address of a website as it was typed: without a protocol https is meant, and http for this machine.
 * @param where what it was typed for, as the message names it; empty for a word of its own
 * @throws {UsageError}
 */
export function normaliseAddress(typed: string, where = ''): URL {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed)
    ? typed
    : `${/^(?:localhost|127\.|\[::1\])/.test(typed) ? 'http' : 'https'}://${typed}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  // A password that it was typed with is not repeated.
  const shown = typed.replace(/(^|\/\/)[^/@\s]*@/, '$1');
  const named = where === '' ? `\`${shown}\`` : `${where} ${shown}`;
  if (url === undefined || !/^https?:$/.test(url.protocol) || /\s/.test(typed))
    throw new UsageError(`${named}: expected the address of a site, as in https://runbooks.example.com/`);
  return url;
}
