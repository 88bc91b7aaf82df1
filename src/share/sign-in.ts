/**
 * The pass with which somebody connects whom the site's own login let in: a small endpoint behind that login hands it out. Asked for at each
 * connection, so that one that has run out is replaced by itself.
 */

import { type AskForPass, type Pass, PassRefused } from './pass.ts';

/** A pass is a few hundred bytes. */
const most = 20_000;

/** @param address on the site's own host: cookies of its login go along, and to nobody else */
export function passFrom(address: string, ask: typeof fetch = (...args) => fetch(...args)): AskForPass {
  return async () => {
    const answer = await ask(address, {
      method: 'POST',
      credentials: 'same-origin',
      // A login redirects to its own page.
      redirect: 'manual',
      cache: 'no-store',
      headers: { Accept: 'application/json' },
    });
    const leadsAway = answer.type === 'opaqueredirect' || (answer.status >= 300 && answer.status < 400);
    if (leadsAway || [401, 403].includes(answer.status))
      throw new PassRefused('you are not signed in to this site. Reload the page and sign in');
    if (answer.status >= 500) throw new Error(`status ${answer.status}`);
    const pass = answer.ok ? readPass(await answer.text()) : undefined;
    if (pass === undefined) throw new PassRefused('this site’s sign-in for sharing does not work. Ask who runs the site');
    return pass;
  };
}

/** What the endpoint answered; undefined when it is no pass. */
export function readPass(text: string): Pass | undefined {
  if (text.length > most) return undefined;
  const { user, jwt, seed, token } = fieldsOf(text);
  if (typeof user !== 'string' || !/^[\w-]{1,64}$/.test(user)) return undefined;
  if (typeof jwt === 'string' && (seed === undefined || typeof seed === 'string')) return { user, jwt, seed };
  return typeof token === 'string' && token !== '' ? { user, token } : undefined;
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
