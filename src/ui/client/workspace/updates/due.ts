/** When the next update is due, in words. */

import { lengthText } from '../../../../incident/length-text.ts';
import { t } from '../../../../words/text.ts';

const aMinute = 60_000;

export interface UpdateWords {
  readonly text: string;
  readonly late: boolean;
}

/**
 * How long until the next update, in whole minutes: rounded up while it is to come, cut once it is late.
 *
 * @param due when it is due, in milliseconds since the epoch; undefined when none is
 */
export function describeUpdateDue(due: number | undefined, now: number): UpdateWords | undefined {
  if (due === undefined) return undefined;
  if (due > now) return { text: t`Next update in ${lengthText(Math.ceil((due - now) / aMinute) * aMinute)}`, late: false };
  return { text: now - due < aMinute ? t`Update due now` : t`Update due since ${lengthText(now - due)}`, late: true };
}

/** The same in two or three words, for a button: `in 12 min`, `due now`, `4 min late`. */
export function shortUpdateDue(due: number | undefined, now: number): UpdateWords | undefined {
  if (due === undefined) return undefined;
  if (due > now) return { text: t`in ${lengthText(Math.ceil((due - now) / aMinute) * aMinute)}`, late: false };
  return { text: now - due < aMinute ? t`due now` : t`${lengthText(now - due)} late`, late: true };
}
