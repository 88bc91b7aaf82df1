import { t } from '../../../words/text.ts';

/**
 * How a number of gaps is written: always with what it is of. The log has the questions of `incident/postmortem-gaps.ts`, whichever template
 * is chosen; a postmortem has what its template asks people to write; a message has facts that it waits for.
 * `1 gap in the log`, `21 gaps in the full postmortem`, `3 gaps in our template`.
 */
export function gapText(count: number, of: string): string {
  return t`${count === 1 ? '1 gap' : `${count} gaps`} in ${of.startsWith('our ') ? of : `the ${of}`}`;
}
