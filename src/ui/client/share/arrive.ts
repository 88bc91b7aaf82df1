/** The incident, or the part of one, that the address of the page carries. It leaves the address before anything else happens. */

import { t } from '../../../words/text.ts';
import { incidentIn } from '../alerts/alert-address.ts';
import { pageAnchor, pageQuery, replaceAddress } from '../base/address.ts';
import type { Desk } from '../record/desk.ts';
import { workspaceData } from '../workspace/data.ts';
import { loadSharing } from './live/load-sharing.ts';

/** Takes it out of the address; undefined where the address carries none. An invitation is left to the part that joins, where there is one. */
export function takeFromAddress(): string | undefined {
  const anchor = pageAnchor();
  const joinsElsewhere = anchor.startsWith('#join=') && loadSharing !== undefined && workspaceData().share !== undefined;
  if (joinsElsewhere || !/^#(?:add|part|join)=/.test(anchor)) return undefined;
  replaceAddress(pageQuery(), '');
  return anchor;
}

/** Takes what a text carries, if it carries anything. Answers what happened, in words. */
export async function takeCarried(text: string, desk: Desk): Promise<string> {
  if (text.startsWith('#join='))
    return loadSharing === undefined
      ? t`This is an invitation to live sharing, which this file cannot join. Open the link on the site, or ask for a link or a file with the incident.`
      : t`This is an invitation to live sharing, which this site does not have. Open the link on the site that it was made on.`;
  const [{ takePayload }, { missingIn, formatNumbers, takeCode }, { carriedParts, keepParts }] = await Promise.all([
    import('./take.ts'),
    import('../../../share/codes.ts'),
    import('./carried-parts.ts'),
  ]);
  const reading = takeCode(text.startsWith('#add=') ? [] : carriedParts(), incidentIn(text) ?? text);
  if ('payload' in reading) {
    if (!text.startsWith('#add=')) keepParts(reading.gathered);
    return takePayload(reading.payload, desk);
  }
  keepParts(reading.gathered);
  const [sequence] = reading.gathered;
  if (reading.problem !== undefined || sequence === undefined) return t`Nothing was imported. ${reading.problem ?? ''}`;
  return t`${sequence.parts.size} of ${sequence.count} codes read. Missing: ${formatNumbers(missingIn(sequence))}.`;
}
