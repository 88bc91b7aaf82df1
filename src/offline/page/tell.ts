/** The state of the offline copy in words. */
import type { Failure } from '../shared/failure.ts';
import { isReady, type Obstacle, type OfflineState } from './state.ts';

export interface Told {
  readonly level: 'fine' | 'working' | 'notice';
  /** A few words, for the end of every page. */
  readonly short: string;
  /** What there is, or why not and what to do. */
  readonly long: string;
}

const obstacles: Readonly<Record<Obstacle, string>> = {
  'no https':
    'Browsers keep an offline copy only of sites served over https. Everything works while the network does. Whoever runs this site can change that.',
  'no workers': 'This browser, or this private window, keeps no offline copy. Everything works while the network does.',
  'storage blocked':
    'This browser may not store anything for this site, so it keeps no offline copy. Everything works while the network does. Site data can be allowed in its settings.',
};

/** Answers undefined as long as nothing is known. */
export function tellOffline(state: OfflineState, now: number): Told | undefined {
  const { obstacle, status, fetching, failure, mute } = state;
  if (obstacle !== undefined) return { level: 'notice', short: 'Not available offline', long: obstacles[obstacle] };
  const why = failure === undefined ? '' : tellFailure(failure);
  if (status !== undefined) {
    const { runbooks, queries, search, version, builtAt } = status;
    const have = [
      `${runbooks.here} of ${runbooks.of} runbooks`,
      search ? 'search' : 'no search',
      ...(queries > 0 ? [isReady(status) ? 'queries' : 'some queries'] : []),
    ].join(', ');
    const what = `${have}; version ${version}, built ${ago(builtAt, now)}.`;
    if (!isReady(status))
      return { level: 'notice', short: `Partly ready offline`, long: `Partly ready offline: ${what}${why === '' ? '' : ` ${why}`}` };
    const newer = failure === undefined ? '' : ` A newer version could not be fetched. ${why}`;
    return { level: 'fine', short: 'Ready offline', long: `Ready offline: ${what}${newer}` };
  }
  if (fetching !== undefined) {
    const part = `${megabytes(fetching.received)} of ${megabytes(fetching.total)} MB`;
    return { level: 'working', short: `Getting ready offline: ${part}`, long: `Getting ready offline: ${part}.` };
  }
  if (failure !== undefined) return { level: 'notice', short: 'Not ready offline', long: `Not ready offline. ${why}` };
  if (mute === true)
    return {
      level: 'notice',
      short: 'Offline copy not known',
      long: 'The offline copy does not answer. Load the page again to try once more.',
    };
  return undefined;
}

/** What went wrong, with what an operator needs to find it. */
export function tellFailure(failure: Failure): string {
  switch (failure.kind) {
    case 'unreachable':
      return `The server cannot be reached (${failure.address}).`;
    case 'silent':
      return `The server took the question and did not answer for ${failure.seconds} s (${failure.address}).`;
    case 'cut off':
      return `The connection broke in the middle of ${failure.address}.`;
    case 'status':
      return `The server answered ${failure.status} for ${failure.address}.`;
    case 'sent elsewhere':
      return `The server sent us elsewhere, perhaps to a login page, for ${failure.address}. Nothing of it was kept.`;
    case 'other bytes':
      return `${failure.page ? 'A web page came instead of' : 'Something on the way has altered'} ${failure.address}: expected sha256 ${failure.expected}, received ${failure.received}. Nothing of it was kept.`;
    case 'no room':
      return `The browser has no room for ${megabytes(failure.needed)} MB. Free some space on this device and try again.`;
    case 'storage':
      return `The browser could not store it: ${failure.said}`;
    case 'no worker':
      return `The program that keeps it did not come from the server: ${failure.said}`;
  }
}

/** `2 days ago`, in whole units. @param now milliseconds */
export function ago(iso: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(iso)) / 60_000));
  if (minutes < 1) return 'just now';
  if (minutes < 60) return plural(minutes, 'minute');
  if (minutes < 48 * 60) return plural(Math.floor(minutes / 60), 'hour');
  return plural(Math.floor(minutes / 1440), 'day');
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
