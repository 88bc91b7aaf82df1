/** The time in front of a line of the log, on this device: what was understood while it is typed, and the question where it is not certain. */

import { writeLine, writeNote } from '../../../incident/commands/log.ts';
import type { Desk as CommandDesk, Outcome } from '../../../incident/commands/outcome.ts';
import { parseLogLine } from '../../../incident/log-line.ts';
import { choiceInWords, type ShownZone, understood } from '../../../incident/time-text.ts';
import { t } from '../../../words/text.ts';
import { askTime } from './ask-time.ts';
import { here, zoneName } from './times.ts';

const shown: ShownZone = { zone: here, name: zoneName };

/** What is shown below a line that is empty. */
export const timeHint = t`Start with 14:32 or -5m to set the time.`;

/** `→ Sun 14:32 Europe/Berlin = 13:32 UTC`, or the hint. */
export function echoOf(line: string): string {
  return understood(line, Date.now(), shown) || timeHint;
}

/**
 * The command that writes a line, once its time is certain: where it is not, it is asked in an element. Undefined where nobody chose; then
 * nothing is to be recorded.
 */
export async function commandFor(line: string, into: HTMLElement): Promise<((desk: CommandDesk) => Outcome) | undefined> {
  const now = Date.now();
  const { doubt, choices = [] } = parseLogLine(line, now, here);
  if (doubt === undefined) return (desk) => writeLine(desk, line, here);
  const words = choices.map((choice) => choiceInWords(choice, now, shown));
  const place = await new Promise<number | undefined>((done) => askTime(into, { question: doubt, choices: words }, done));
  const chosen = place === undefined ? undefined : choices[place];
  return chosen && ((desk) => writeNote(desk, chosen.text, { at: chosen.at }));
}
