/** Why a nats-server does not let somebody in or do something, in words. */
import { UserAuthenticationExpiredError } from '@nats-io/nats-core';
import { t } from '../words/text.ts';
import { type AskForPass, PassRefused } from './pass.ts';

/** Whether a pass has run out. */
export function isExpiry(error: unknown): boolean {
  return error instanceof UserAuthenticationExpiredError;
}

/** Why the server does not let somebody in or do something, in words; undefined when it is something else. */
export function refusal(error: unknown, { pass }: { readonly pass?: AskForPass | undefined }): string | undefined {
  if (error instanceof PassRefused) return error.message;
  const name = error instanceof Error ? `${error.name} ${error.message}` : String(error);
  if (/authorization|authentication|credentials/i.test(name))
    return pass === undefined
      ? 'the server does not accept this user name and password'
      : 'the server does not accept your sign-in to this site';
  if (/permission/i.test(name)) return 'this user may not do what sharing needs';
  return undefined;
}

/** Why the server takes nothing more, in words; what it says itself where that is something else (`errors.json` of nats-server). */
export function fullFor(message: string): string {
  if (/per subject exceeded/i.test(message)) return t`the server takes no more of this incident`;
  return /maximum (?:bytes|messages)|storage|resource/i.test(message) ? t`the server is full` : message;
}

/** What the server lacks for it, in words; undefined when it is something else. */
export function lackingFor(error: unknown, stream: string): string | undefined {
  const text = String(error);
  if (/stream not found/i.test(text)) return `the server has no stream “${stream}”`;
  if (/maximum consumers? limit/i.test(text)) return 'the server lets no more devices follow';
  return /jetstream not enabled/i.test(text) ? 'the server has no JetStream for this account' : undefined;
}
