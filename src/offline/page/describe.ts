/** The state of the offline copy in full. */
import { t } from '../../words/text.ts';
import type { Failure, Part } from '../shared/failure.ts';
import type { Status } from '../shared/messages.ts';
import { countOfDays, megabytes, megabytesOf } from './short.ts';
import { isChosen, isReady, type Obstacle, type OfflineState, unconfirmedFor } from './state.ts';

const obstacles: Readonly<Record<Obstacle, string>> = {
  'no https': t`Browsers keep an offline copy only of sites served over https. Everything works while the network does. Whoever runs this site can enable it.`,
  'no workers': t`This browser, or this private window, keeps no offline copy. Everything works while the network does.`,
  'storage blocked': t`This browser may not store anything for this site, so it keeps no offline copy. Everything works while the network does. Site data can be allowed in its settings.`,
};

/** What there is, or why not and what to do. @param allowed days that the server may be silent for @param now milliseconds */
export function describeOffline(state: OfflineState, allowed: number, now: number): string {
  const { obstacle, status, fetching, failure, noAnswer, update, mute } = state;
  if (obstacle !== undefined) return obstacles[obstacle];
  const why = failure === undefined ? '' : describeFailure(failure);
  if (status !== undefined) {
    const what = describeStatus(status, now);
    if (!isReady(status)) return sentences(t`Partly ready offline: ${what}`, why);
    const age = describeAge(state, allowed, now);
    const ready = sentences(t`Ready offline: ${what}`, age);
    if (why !== '') return sentences(ready, t`A newer version could not be fetched.`, why);
    if (noAnswer === undefined || update !== undefined) return ready;
    return sentences(ready, age === '' ? t`Whether there is a newer version is not known.` : '', describeFailure(noAnswer));
  }
  if (fetching !== undefined) return t`Getting ready offline: ${megabytesOf(fetching)}.`;
  if (why !== '') return sentences(t`Not ready offline.`, why);
  return mute === true ? t`The offline copy does not answer. Reload the page to try again.` : t`Looking …`;
}

/** A copy that nobody has confirmed for long is readable all the same: nothing is deleted for its age. */
function describeAge(state: OfflineState, allowed: number, now: number): string {
  const days = unconfirmedFor(state, allowed, now);
  const since = state.verified ?? state.status?.builtAt;
  if (days === undefined || since === undefined) return '';
  return t`Access not verified since ${since.slice(0, 10)}: for ${countOfDays(days)} the server has not confirmed that this is still its version. Runbooks may have changed.`;
}

function describeStatus(status: Status, now: number): string {
  const { runbooks, queries, search, version, builtAt } = status;
  const count = t`${runbooks.here.toLocaleString(t`en`)} of ${runbooks.of.toLocaleString(t`en`)} runbooks`;
  const allQueries = isReady(status) && !isChosen(status);
  const more = [search ? t`search` : t`no search`, ...(queries > 0 ? [allQueries ? t`queries` : t`some queries`] : [])].join(', ');
  const have = isChosen(status) ? `${count}: ${describeChosen(status)}; ${more}` : `${count}, ${more}`;
  return t`${have}; version ${version}, built ${ago(builtAt, now)}.`;
}

/** More are counted. */
const mostNamed = 12;

/** The services that are kept, without those that every copy has. */
function describeChosen({ packs }: Status): string {
  const kept = packs.filter(({ optional, wanted }) => optional && wanted).map(({ title }) => title);
  const more = kept.length > mostNamed ? [t`${kept.length - mostNamed} more`] : [];
  return [...kept.slice(0, mostNamed), ...more].join(', ') || t`incident response alone`;
}

/** What went wrong, with what an operator needs to find it. */
export function describeFailure(failure: Failure): string {
  switch (failure.kind) {
    case 'unreachable':
      return t`The server cannot be reached (${failure.address}).`;
    case 'silent':
      return t`The server accepted the request but did not respond for ${failure.seconds} s (${failure.address}).`;
    case 'cut off':
      return t`The connection broke in the middle of ${failure.address}.`;
    case 'status':
      return t`The server answered ${failure.status} for ${failure.address}.`;
    case 'sent elsewhere':
      return t`The server redirected ${failure.address}, perhaps to a login page. Nothing of it was kept.`;
    case 'web page':
      return t`A web page came instead of ${failure.address}, perhaps a login page. Nothing of it was kept.`;
    case 'other bytes':
      return t`${failure.page ? 'A web page came instead of' : 'Something on the way has altered'} ${failure.address}: expected sha256 ${failure.expected}, received ${failure.received}. Nothing of it was kept.`;
    case 'no room':
      return t`The browser has no room for ${megabytes(failure.needed)} MB. Free some space on this device and try again, or choose what to keep.`;
    case 'storage':
      return t`The browser could not store it: ${failure.said}`;
    case 'no worker':
      return t`The program that keeps it does not start: ${failure.said}`;
  }
}

/** `3 runbooks, 12 kB` */
export function sizeOf({ size, runbooks }: Pick<Part, 'size' | 'runbooks'>): string {
  const kilobytes = Math.max(1, Math.round(size / 1000)).toLocaleString(t`en`);
  return t`${runbooks === 0 ? '' : `${runbooks} ${runbooks === 1 ? 'runbook' : 'runbooks'}, `}${kilobytes} kB`;
}

/** `2 days ago`, in whole units. @param now milliseconds */
export function ago(iso: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(iso)) / 60_000));
  if (minutes < 1) return t`just now`;
  if (minutes < 60) return plural(minutes, t`minute`);
  if (minutes < 48 * 60) return plural(Math.floor(minutes / 60), t`hour`);
  return plural(Math.floor(minutes / 1440), t`day`);
}

function plural(count: number, unit: string): string {
  return t`${count} ${unit}${count === 1 ? '' : 's'} ago`;
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
