/** Messages written from the log. It brings the Markdown writer along, so it is loaded when a message is wanted. */
import type { IncidentState } from '../../../../incident/state.ts';
import { documentOf, type PostmortemDocument } from '../../../../postmortem/document.ts';
import type { Audience } from '../../../../postmortem/messages/audience.ts';
import { editedMessage, gapsOf } from '../../../../postmortem/messages/edited.ts';
import { type Message, messageFor, nextUpdateText } from '../../../../postmortem/messages/message.ts';
import { resolutionSummary } from '../../../../postmortem/messages/resolution.ts';
import { writeMessage } from '../../../../postmortem/messages/write.ts';
import { knownZone } from '../../../../postmortem/record/instant.ts';
import { isUtc, zoneName } from '../../record/times.ts';
import type { Draft, DraftWriter } from './edits.ts';

/** What writes the messages of an incident. Times are in UTC and in the team's zone; where the settings name none, in the device's. */
export function draftWriter(state: IncidentState, timezone: string | undefined): DraftWriter {
  const document = documentOf(state, shownZone(timezone));
  return {
    draft: (audience, at, promised) => draftOf(document, audience, at, promised),
    promise: (promised) => (promised === undefined ? '' : nextUpdateText(document, promised)),
  };
}

/** What an incident came to, in a few lines. Titles of services are by id. */
export function summaryOf(state: IncidentState, timezone: string | undefined, serviceTitles: ReadonlyMap<string, string>): Message {
  return resolutionSummary(documentOf(state, { ...shownZone(timezone), serviceTitles }));
}

export { writeMessage };

function shownZone(timezone: string | undefined) {
  const zone = knownZone(timezone ?? (isUtc ? undefined : zoneName));
  return zone === undefined ? {} : { zone };
}

function draftOf(document: PostmortemDocument, audience: Audience, at: number, promised: number | undefined): Draft {
  const message = messageFor(audience, document, { at, nextUpdateAt: promised });
  return {
    text: writeMessage(message, 'plain').trim(),
    gapsIn: (text) => gapsOf(message, text),
    copy: (text, form) => writeMessage(editedMessage(text, message), form),
  };
}
