/** The state of the offline copy in full. */
import type { Failure, Part } from '../shared/failure.ts';
import type { Status } from '../shared/messages.ts';
import { countOfDays, megabytes, megabytesOf } from './short.ts';
import { isChosen, isReady, type Obstacle, type OfflineState, unconfirmedFor } from './state.ts';

const obstacles: Readonly<Record<Obstacle, string>> = {
  'no https':
    'Browsers keep an offline copy only of sites served over https. Everything works while the network does. Whoever runs this site can enable it.',
  'no workers': 'This browser, or this private window, keeps no offline copy. Everything works while the network does.',
  'storage blocked':
    'This browser may not store anything for this site, so it keeps no offline copy. Everything works while the network does. Site data can be allowed in its settings.',
};

/** What there is, or why not and what to do. @param allowed days that the server may be silent for @param now milliseconds */
export function describeOffline(state: OfflineState, allowed: number, now: number): string {
  const { obstacle, status, fetching, failure, noAnswer, update, mute } = state;
  if (obstacle !== undefined) return obstacles[obstacle];
  const why = failure === undefined ? '' : describeFailure(failure);
  if (status !== undefined) {
    const what = describeStatus(status, now);
    if (!isReady(status)) return sentences(`Partly ready offline: ${what}`, why);
    const age = describeAge(state, allowed, now);
    const ready = sentences(`Ready offline: ${what}`, age);
    if (why !== '') return sentences(ready, 'A newer version could not be fetched.', why);
    if (noAnswer === undefined || update !== undefined) return ready;
    return sentences(ready, age === '' ? 'Whether there is a newer version is not known.' : '', describeFailure(noAnswer));
  }
  if (fetching !== undefined) return `Getting ready offline: ${megabytesOf(fetching)}.`;
  if (why !== '') return sentences('Not ready offline.', why);
  return mute === true ? 'The offline copy does not answer. Reload the page to try again.' : 'Looking …';
}

/** A copy that nobody has confirmed for long is readable all the same: nothing is deleted for its age. */
function describeAge(state: OfflineState, allowed: number, now: number): string {
  const days = unconfirmedFor(state, allowed, now);
  const since = state.verified ?? state.status?.builtAt;
  if (days === undefined || since === undefined) return '';
  return `Access not verified since ${since.slice(0, 10)}: for ${countOfDays(days)} the server has not confirmed that this is still its version. Runbooks may have changed.`;
}

function describeStatus(status: Status, now: number): string {
  const { runbooks, queries, search, version, builtAt } = status;
  const count = `${runbooks.here.toLocaleString('en')} of ${runbooks.of.toLocaleString('en')} runbooks`;
  const allQueries = isReady(status) && !isChosen(status);
  const more = [search ? 'search' : 'no search', ...(queries > 0 ? [allQueries ? 'queries' : 'some queries'] : [])].join(', ');
  const have = isChosen(status) ? `${count}: ${describeChosen(status)}; ${more}` : `${count}, ${more}`;
  return `${have}; version ${version}, built ${ago(builtAt, now)}.`;
}

/** More are counted. */
const mostNamed = 12;

/** The services that are kept, without those that every copy has. */
function describeChosen({ packs }: Status): string {
  const kept = packs.filter(({ optional, wanted }) => optional && wanted).map(({ title }) => title);
  const more = kept.length > mostNamed ? [`${kept.length - mostNamed} more`] : [];
  return [...kept.slice(0, mostNamed), ...more].join(', ') || 'incident response alone';
}

/** What went wrong, with what an operator needs to find it. */
export function describeFailure(failure: Failure): string {
  switch (failure.kind) {
    case 'unreachable':
      return `The server cannot be reached (${failure.address}).`;
    case 'silent':
      return `The server accepted the request but did not respond for ${failure.seconds} s (${failure.address}).`;
    case 'cut off':
      return `The connection broke in the middle of ${failure.address}.`;
    case 'status':
      return `The server answered ${failure.status} for ${failure.address}.`;
    case 'sent elsewhere':
      return `The server redirected ${failure.address}, perhaps to a login page. Nothing of it was kept.`;
    case 'web page':
      return `A web page came instead of ${failure.address}, perhaps a login page. Nothing of it was kept.`;
    case 'other bytes':
      return `${failure.page ? 'A web page came instead of' : 'Something on the way has altered'} ${failure.address}: expected sha256 ${failure.expected}, received ${failure.received}. Nothing of it was kept.`;
    case 'no room':
      return `The browser has no room for ${megabytes(failure.needed)} MB. Free some space on this device and try again, or choose what to keep.`;
    case 'storage':
      return `The browser could not store it: ${failure.said}`;
    case 'no worker':
      return `The program that keeps it does not start: ${failure.said}`;
  }
}

/** `3 runbooks, 12 kB` */
export function sizeOf({ size, runbooks }: Pick<Part, 'size' | 'runbooks'>): string {
  const kilobytes = Math.max(1, Math.round(size / 1000)).toLocaleString('en');
  return `${runbooks === 0 ? '' : `${runbooks} ${runbooks === 1 ? 'runbook' : 'runbooks'}, `}${kilobytes} kB`;
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
