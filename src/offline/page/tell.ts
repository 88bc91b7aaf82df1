/** The state of the offline copy in full. */
import type { Failure } from '../shared/failure.ts';
import type { Status } from '../shared/messages.ts';
import { megabytes, megabytesOf } from './short.ts';
import { isReady, type Obstacle, type OfflineState } from './state.ts';

const obstacles: Readonly<Record<Obstacle, string>> = {
  'no https':
    'Browsers keep an offline copy only of sites served over https. Everything works while the network does. Whoever runs this site can change that.',
  'no workers': 'This browser, or this private window, keeps no offline copy. Everything works while the network does.',
  'storage blocked':
    'This browser may not store anything for this site, so it keeps no offline copy. Everything works while the network does. Site data can be allowed in its settings.',
};

/** What there is, or why not and what to do. @param now milliseconds */
export function tellOffline({ obstacle, status, fetching, failure, noAnswer, update, mute }: OfflineState, now: number): string {
  if (obstacle !== undefined) return obstacles[obstacle];
  const why = failure === undefined ? '' : tellFailure(failure);
  if (status !== undefined) {
    const what = tellStatus(status, now);
    if (!isReady(status)) return sentences(`Partly ready offline: ${what}`, why);
    if (why !== '') return sentences(`Ready offline: ${what}`, 'A newer version could not be fetched.', why);
    if (noAnswer === undefined || update !== undefined) return `Ready offline: ${what}`;
    return sentences(`Ready offline: ${what}`, 'Whether there is a newer version is not known.', tellFailure(noAnswer));
  }
  if (fetching !== undefined) return `Getting ready offline: ${megabytesOf(fetching)}.`;
  if (why !== '') return sentences('Not ready offline.', why);
  return mute === true ? 'The offline copy does not answer. Load the page again to try once more.' : 'Looking …';
}

function tellStatus(status: Status, now: number): string {
  const { runbooks, queries, search, version, builtAt } = status;
  const have = [
    `${runbooks.here.toLocaleString('en')} of ${runbooks.of.toLocaleString('en')} runbooks`,
    search ? 'search' : 'no search',
    ...(queries > 0 ? [isReady(status) ? 'queries' : 'some queries'] : []),
  ];
  return `${have.join(', ')}; version ${version}, built ${ago(builtAt, now)}.`;
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
    case 'web page':
      return `A web page came instead of ${failure.address}, perhaps a login page. Nothing of it was kept.`;
    case 'other bytes':
      return `${failure.page ? 'A web page came instead of' : 'Something on the way has altered'} ${failure.address}: expected sha256 ${failure.expected}, received ${failure.received}. Nothing of it was kept.`;
    case 'no room':
      return `The browser has no room for ${megabytes(failure.needed)} MB. Free some space on this device and try again.`;
    case 'storage':
      return `The browser could not store it: ${failure.said}`;
    case 'no worker':
      return `The program that keeps it does not start: ${failure.said}`;
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

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
