/** Who the doctor is at the server: the user of the site, one that was named to it, or somebody whom the site's own sign-in gave a pass. */
import { z } from 'zod';
import { withPass } from '../../share/nats.ts';
import { inboxOf, passInboxOf } from '../../share/permissions.ts';
import { readPass } from '../../share/sign-in.ts';
import { answered } from '../ask.ts';
import { type Examination, find } from '../examination.ts';
import type { Somebody } from './conf.ts';
import type { Credentials } from './probe.ts';

export interface SharingOptions {
  /** Milliseconds. */
  readonly patience: number;
  /** A user who shares, where the site asks people for theirs; undefined: none was named. */
  readonly user: Account | undefined;
  /** A user of another team's account. */
  readonly other: Account | undefined;
}

export interface Account {
  readonly username: string;
  readonly password: string;
}

/** What the incident page carries of it. */
export const settingsSchema = z.object({
  servers: z.array(z.string()).min(1),
  stream: z.string(),
  auth: z.object({
    user: z.string().optional(),
    password: z.string().optional(),
    ask: z.boolean().default(false),
    signIn: z.string().optional(),
  }),
});
export type Settings = z.infer<typeof settingsSchema>;

export interface Entrant extends Somebody {
  readonly credentials: Credentials;
}

/** Somebody with a name and a password. */
export function named(user: string, password = ''): Entrant {
  const inbox = inboxOf(user);
  return { user, inbox, hasPass: false, credentials: { user, pass: password, inboxPrefix: inbox } };
}

/** Who the doctor is there; or why it is nobody. */
export async function accountOf(
  look: Examination,
  { auth }: Settings,
  { user }: SharingOptions,
  isOpen: boolean,
): Promise<Entrant | string> {
  if (user !== undefined) return named(user.username, user.password);
  if (auth.signIn !== undefined) return await passOf(look, auth.signIn);
  if (auth.user !== undefined) return named(auth.user, auth.password);
  if (auth.ask) return 'people sign in with a name of their own: name one by `--share-user name:password`';
  const inbox = inboxOf('share');
  return isOpen
    ? { user: 'share', inbox, hasPass: false, credentials: { inboxPrefix: inbox } }
    : 'the settings name no user, and the server lets nobody in without one';
}

/** Asks the site for a pass, as its pages do. */
async function passOf(look: Examination, path: string): Promise<Entrant | string> {
  const address = new URL(path, look.site).href;
  const reply = await look.ask(address, { method: 'POST', headers: { Accept: 'application/json' } });
  if (answered(reply) && ([401, 403].includes(reply.status) || (reply.status >= 300 && reply.status < 400)))
    return `the sign-in of the site (${path}) lets nobody in without a session: pass one by \`--cookie\``;
  const pass = answered(reply) && reply.status === 200 ? readPass(reply.body.toString()) : undefined;
  look.tried.push(`the sign-in for sharing at ${path}`);
  if (pass === undefined) {
    find(look, {
      check: 'sharing/pass',
      severity: 'error',
      address,
      found: answered(reply) ? `status ${reply.status}, and no pass` : reply.why,
      expected: 'a pass: `{ "user": …, "jwt": …, "seed": … }`',
      change: 'let docs/hosting/nats-sign-in.mjs, or what does the same, answer there behind the login of the site',
    });
    return `the site gives no pass at ${path}`;
  }
  if (answered(reply) && !/no-store/.test(reply.headers['cache-control'] ?? ''))
    find(look, {
      check: 'sharing/pass-cached',
      severity: 'warning',
      address,
      found: `Cache-Control: ${reply.headers['cache-control'] ?? '(none)'}`,
      expected: 'Cache-Control: no-store: a pass is for one person',
      change: 'send it with the pass',
    });
  const { inboxPrefix: _, ...credentials } = withPass(pass);
  const inbox = passInboxOf(pass.user);
  return { user: pass.user, inbox, hasPass: true, credentials: { ...credentials, inboxPrefix: inbox } };
}
