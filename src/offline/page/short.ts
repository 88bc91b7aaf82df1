/** The state of the offline copy in a few words, for the end of every page. In full: `describe.ts`, which only the home page loads. */
import { isChosen, isReady, type OfflineState, unconfirmedFor } from './state.ts';

export type Level = 'fine' | 'working' | 'notice';

/**
 * Empty as long as nothing is known.
 * @param allowed days that the server may be silent for @param now milliseconds
 */
export function describeShort(state: OfflineState, allowed: number, now: number): { level: Level; text: string } {
  const { obstacle, status, fetching, failure, mute } = state;
  if (obstacle !== undefined) return { level: 'notice', text: 'Not available offline' };
  if (status !== undefined) {
    if (!isReady(status)) return { level: 'notice', text: 'Partly ready offline' };
    const days = unconfirmedFor(state, allowed, now);
    const { here, of } = status.runbooks;
    const what = isChosen(status) ? `Ready offline: ${here.toLocaleString('en')} of ${of.toLocaleString('en')} runbooks` : 'Ready offline';
    return days === undefined ? { level: 'fine', text: what } : { level: 'notice', text: `${what}, not checked for ${countOfDays(days)}` };
  }
  if (fetching !== undefined) return { level: 'working', text: `Getting ready offline: ${megabytesOf(fetching)}` };
  if (failure !== undefined) return { level: 'notice', text: 'Not ready offline' };
  return mute === true ? { level: 'notice', text: 'Offline copy not known' } : { level: 'working', text: '' };
}

export function countOfDays(days: number): string {
  return days === 1 ? '1 day' : `${days.toLocaleString('en')} days`;
}

export function megabytesOf({ received, total }: { received: number; total: number }): string {
  return `${megabytes(received)} of ${megabytes(total)} MB`;
}

export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
