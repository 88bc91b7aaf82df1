/** The state of the offline copy in a few words, for the end of every page. */
import { isReady, type OfflineState } from './state.ts';

export interface ShortWords {
  readonly level: 'fine' | 'working' | 'notice';
  readonly words: string;
}

/** Answers undefined as long as nothing is known. */
export function tellShort({ obstacle, status, fetching, failure, mute }: OfflineState): ShortWords | undefined {
  if (obstacle !== undefined) return { level: 'notice', words: 'Not available offline' };
  if (status !== undefined)
    return isReady(status) ? { level: 'fine', words: 'Ready offline' } : { level: 'notice', words: 'Partly ready offline' };
  if (fetching !== undefined) {
    return { level: 'working', words: `Getting ready offline: ${megabytes(fetching.received)} of ${megabytes(fetching.total)} MB` };
  }
  if (failure !== undefined) return { level: 'notice', words: 'Not ready offline' };
  return mute === true ? { level: 'notice', words: 'Offline copy not known' } : undefined;
}

export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
