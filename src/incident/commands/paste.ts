/** Puts pasted lines into the log, each with its own time and author, and keeps the text that they come from. */
import type { StagedLine } from '../paste/staged.ts';
import { addEvidence } from './evidence.ts';
import { writeNote } from './log.ts';
import { type Desk, type Outcome, refuse } from './outcome.ts';

/**
 * Logs lines, and the whole text as evidence: all or none. A line without a time is of now.
 *
 * @param source what the text is, such as `git log`
 */
export function logPasted(desk: Desk, source: string, text: string, lines: readonly StagedLine[]): Outcome {
  if (desk.state === undefined || desk.state.incident === '')
    return refuse('no-incident', 'There is no incident yet. Tick a step or log a line to start one.');
  if (lines.length === 0) return refuse('nothing-said', 'Choose at least one line.');
  const outcomes = [
    ...lines.map(({ at, by, text: words }) => writeNote(desk, words, { ...(at !== undefined && { at }), ...(by !== undefined && { by }) })),
    addEvidence(desk, { form: 'text', text }, `Pasted: ${source}`),
  ];
  const refused = outcomes.find((outcome) => !outcome.ok);
  if (refused !== undefined) return refused;
  return { ok: true, incident: desk.state.incident, events: outcomes.flatMap((outcome) => (outcome.ok ? outcome.events : [])) };
}
