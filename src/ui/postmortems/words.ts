/** What a postmortem says of its incident, in the words that pages show. */
import type { Postmortem } from '../../content/site.ts';
import { lengthText } from '../../incident/length-text.ts';
import { t, tOf } from '../../words/text.ts';

/** `4 August 2026`; that nobody wrote it where the day is not known. */
export function dayWords(day: string): string {
  if (day === '') return t`day unknown`;
  // In English as it is read out in most of the world.
  const language = t`en`;
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** From when users were affected, or the team knew, to the end; undefined where one of them is not known or they contradict. */
export function lasted({ started, detected, mitigated, resolved }: Postmortem['meta']): string | undefined {
  const from = started ?? detected;
  const to = resolved ?? mitigated;
  if (from === undefined || to === undefined) return undefined;
  const length = Date.parse(to) - Date.parse(from);
  return length >= 0 ? lengthText(length) : undefined;
}

/** How far it is; empty for one that is published: that goes without saying. */
export function statusWords({ status }: Postmortem['meta']): string {
  return status === 'published' ? '' : tOf(status, 'draft', 'in review');
}

/** `22:54 UTC`, with its day where that is another one. */
export function timeWords(time: string, day: string): string {
  const utc = new Date(time).toISOString();
  return `${utc.slice(0, 10) === day ? '' : `${utc.slice(0, 10)} `}${utc.slice(11, 16)} UTC`;
}
