/** The state of the offline copy in a few words, for the end of every page. In full: `describe.ts`, which only the home page loads. */
import { t } from '../../words/text.ts';
import { isChosen, isReady, type OfflineState, unconfirmedFor } from './state.ts';

export type Level = 'fine' | 'working' | 'notice';

/**
 * Empty as long as nothing is known.
 * @param allowed days that the server may be silent for @param now milliseconds
 */
export function describeShort(state: OfflineState, allowed: number, now: number): { level: Level; text: string } {
  const { obstacle, status, fetching, failure, mute } = state;
  if (obstacle !== undefined) return { level: 'notice', text: t`Not available offline` };
  if (status !== undefined) {
    if (!isReady(status)) return { level: 'notice', text: t`Partly ready offline` };
    const days = unconfirmedFor(state, allowed, now);
    const { here, of } = status.runbooks;
    const what = isChosen(status)
      ? t`Ready offline: ${here.toLocaleString(t`en`)} of ${of.toLocaleString(t`en`)} runbooks`
      : t`Ready offline`;
    return days === undefined ? { level: 'fine', text: what } : { level: 'notice', text: t`${what}, not checked for ${countOfDays(days)}` };
  }
  if (fetching !== undefined) return { level: 'working', text: t`Getting ready offline: ${megabytesOf(fetching)}` };
  if (failure !== undefined) return { level: 'notice', text: t`Not ready offline` };
  return mute === true ? { level: 'notice', text: t`Offline copy not known` } : { level: 'working', text: '' };
}

export function countOfDays(days: number): string {
  return days === 1 ? t`1 day` : t`${days.toLocaleString(t`en`)} days`;
}

export function megabytesOf({ received, total }: { received: number; total: number }): string {
  return t`${megabytes(received)} of ${megabytes(total)} MB`;
}

export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
