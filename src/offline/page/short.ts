/** The state of the offline copy in a few words, for the end of every page. In full: `tell.ts`, which only the home page loads. */
import { isReady, type OfflineState } from './state.ts';

export type Level = 'fine' | 'working' | 'notice';

/** Empty as long as nothing is known. */
export function tellShort({ obstacle, status, fetching, failure, mute }: OfflineState): { level: Level; text: string } {
  if (obstacle !== undefined) return { level: 'notice', text: 'Not available offline' };
  if (status !== undefined)
    return isReady(status) ? { level: 'fine', text: 'Ready offline' } : { level: 'notice', text: 'Partly ready offline' };
  if (fetching !== undefined) return { level: 'working', text: `Getting ready offline: ${megabytesOf(fetching)}` };
  if (failure !== undefined) return { level: 'notice', text: 'Not ready offline' };
  return mute === true ? { level: 'notice', text: 'Offline copy not known' } : { level: 'working', text: '' };
}

export function megabytesOf({ received, total }: { received: number; total: number }): string {
  return `${megabytes(received)} of ${megabytes(total)} MB`;
}

export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
