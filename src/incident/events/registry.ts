/**
 * All kinds of event with the shape of their payloads. A new kind is a schema in a file here and a line below; the compiler then asks for
 * its group (`kinds.ts`) and its words (`describe-event.ts`).
 *
 * Loaded only where files are read: a page that records takes types from here, and no code.
 */
import type * as z from 'zod/mini';
import { actionItemEvents } from './action-items.ts';
import { alertEvents } from './alerts.ts';
import { communicationEvents } from './communications.ts';
import { correctionEvents } from './corrections.ts';
import { decisionEvents } from './decisions.ts';
import { drillEvents } from './drills.ts';
import { evidenceEvents } from './evidence.ts';
import { fieldEvents } from './fields.ts';
import { hypothesisEvents } from './hypotheses.ts';
import { incidentEvents } from './incident.ts';
import { lessonEvents } from './lessons.ts';
import { milestoneEvents } from './milestones.ts';
import { noteEvents } from './notes.ts';
import { queryEvents } from './queries.ts';
import { relationEvents } from './relations.ts';
import { roleEvents } from './roles.ts';
import { runbookEvents } from './runbooks.ts';
import { severityAndStatusEvents } from './severity-and-status.ts';
import { starEvents } from './stars.ts';
import { stepEvents } from './steps.ts';
import { timeboxEvents } from './timeboxes.ts';
import { variableEvents } from './variables.ts';

export const eventSchemas = {
  ...incidentEvents,
  ...alertEvents,
  ...stepEvents,
  ...noteEvents,
  ...queryEvents,
  ...evidenceEvents,
  ...severityAndStatusEvents,
  ...roleEvents,
  ...variableEvents,
  ...hypothesisEvents,
  ...decisionEvents,
  ...timeboxEvents,
  ...communicationEvents,
  ...actionItemEvents,
  ...milestoneEvents,
  ...runbookEvents,
  ...lessonEvents,
  ...correctionEvents,
  ...drillEvents,
  ...relationEvents,
  ...starEvents,
  ...fieldEvents,
};

/** What each kind carries. */
export type Payloads = { readonly [K in keyof typeof eventSchemas]: Readonly<z.infer<(typeof eventSchemas)[K]>> };
