/**
 * An incident in a link: `incident/#add=<gzip, base64url>`. What stands in an anchor is sent to no server. A link is read by whoever has it;
 * what is in it is judged as a file is (`incident/record/read.ts`).
 */

import type { Log } from '../incident/log.ts';
import { writeRecord } from '../incident/record/write.ts';
import { t } from '../words/text.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { pack, unpack } from './pack.ts';

export const linkLimits = {
  /** Characters of a link. An incident of 5,000 events has about 300,000; browsers have their end at 1 to 2 million. */
  characters: 1_000_000,
  /** Bytes that a link unpacks to. */
  unpacked: 16 * 1024 * 1024,
  /** Longer links are cut by some chats. */
  comfortable: 4_000,
} as const;

/** What stands behind `#add=` for these logs; `earlier` names what is left out of them (`writeRecord`). */
export async function payloadOf(logs: Iterable<Log>, earlier = ''): Promise<string> {
  return toBase64url(await pack(writeRecord(logs, earlier)));
}

/** @param site the address of the site, with a slash at its end */
export function linkOf(payload: string, site: string): string {
  return `${new URL('incident/', site).href}#add=${payload}`;
}

/** What stands behind `#add=` in a text, such as an address or a message with a link in it; undefined where it has none. */
export function payloadIn(text: string): string | undefined {
  return /#add=([^\s#<>"'|]*)/.exec(text)?.[1];
}

export type LinkReading = { readonly text: string } | { readonly problem: string };

/** The record in a link, or in words why there is none. Never rejects. */
export async function readPayload(payload: string): Promise<LinkReading> {
  // Chats put the end of a sentence into the link.
  const clean = payload.replace(/[^\w-]+$/, '');
  if (clean === '') return { problem: t`The link was cut off: nothing is left of the incident in it. Copy the whole link.` };
  if (clean.length > linkLimits.characters)
    return { problem: t`The link has ${clean.length} characters; ${linkLimits.characters} are read. Ask for a file instead.` };
  const bytes = fromBase64url(clean);
  if (bytes === undefined) return { problem: t`The link was changed or cut off on its way. Copy the whole link, or ask for a file.` };
  const unpacked = await unpack(bytes, linkLimits.unpacked);
  if ('text' in unpacked) return unpacked;
  switch (unpacked.why) {
    case 'not-gzip':
      return { problem: t`This is not the link of an incident: what follows #add= is something else.` };
    case 'too-large':
      return { problem: t`The link unpacks to more than ${linkLimits.unpacked / 1024 / 1024} MB. It was not opened.` };
    case 'damaged':
      return { problem: t`The link is cut off or damaged. Copy the whole link, or ask for a file.` };
  }
}
