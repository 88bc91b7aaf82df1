/** The page for unknown addresses: goes to a page that is meant for sure, else names what is similar. An alert without a runbook gets its own page. */

import { decodePath } from '../../../content/address.ts';
import { alertsFromLink } from '../../../fill/alert-link.ts';
import { fromAlerts } from '../../../fill/alert-text.ts';
import { plainName } from '../alerts/plain-name.ts';
import { navigate, pageAnchor, pagePath, pageQuery } from '../base/address.ts';
import { appElement } from '../base/app-element.ts';
import { siteBase } from '../base/site-base.ts';
import { receiveFromLink } from '../values/alert-of-link.ts';
import { namedExactly } from './for-alert.ts';
import { alertKind, jumpIndex, runbookKind } from './jump-data.ts';
import { isOfSite, showNotHere } from './not-here.ts';
import { type Candidate, type Index, nearestByEdits, rank, splitWords } from './rank.ts';
import { itemOf, rowOf } from './row.ts';
import { showUnknownAlert } from './unknown-alert.ts';

const most = 8;

/** Fills `list` from the address at hand. `base` is the site's root address. */
export async function showNearest(list: HTMLElement, base: string): Promise<void> {
  const path = decodePath(pagePath(base));
  const index = await jumpIndex(base).catch(() => null);
  if (index !== null && isOfSite(index, path)) return await showNotHere(index, base);
  const alert = alertIn(path);
  const name = alert ?? nameIn(path);
  if (name === '') return;
  const found = index === null ? undefined : pageFor(index, name, alert !== undefined);
  if (found !== undefined) {
    const query = new URLSearchParams(pageQuery());
    if (found.alert !== undefined) query.set('alertname', found.alert);
    const asked = query.toString();
    navigate(new URL(found.address, base).href + (asked === '' ? '' : `?${asked}`) + pageAnchor(), { replace: true });
    return;
  }
  if (alert !== undefined) {
    const query = new URLSearchParams(pageQuery());
    query.delete('alertname');
    query.append('alertname', alert);
    // The tab is about this alert now, whichever page its reader opens next.
    receiveFromLink(siteBase(), `?${query}`);
    return showUnknownAlert(index, fromAlerts(alertsFromLink(query), splitWords(alert)), base);
  }
  if (index === null) return;
  const near = nearestByEdits(index, name.toLowerCase(), 5);
  const words = rank(index, splitWords(name).replace(/[-_.]+/g, ' '), most).map(({ candidate }) => candidate);
  const candidates = [...new Set([...near, ...words])].slice(0, most);
  if (candidates.length === 0) return;
  list.replaceChildren(...candidates.map(({ entry }) => itemOf(rowOf(entry, base))));
  const asked = appElement('asked');
  if (asked !== null) asked.textContent = name;
  list.closest('[hidden]')?.removeAttribute('hidden');
}

/** The name of the alert that the address is for; undefined where it is for something else. It may hold slashes. */
function alertIn(path: string): string | undefined {
  const parts = path.split('/').filter((part) => part !== '');
  const name = parts[0]?.toLowerCase() === 'alerts' ? withoutEnding(parts.slice(1).join('/')) : '';
  return name || alertsFromLink(pageQuery())[0]?.name;
}

function nameIn(path: string): string {
  return withoutEnding(path.split('/').findLast((part) => part !== '') ?? '');
}

function withoutEnding(name: string): string {
  return name.replace(/\.(html?|md|mdx)$|\/index\.html$/i, '');
}

/**
 * The one page with this very name, whatever the case or another host's spelling. For an alert that is a page that answers it: the title
 * of a runbook, or a name that is nearly the same, may be another alert's.
 */
function pageFor(index: Index, name: string, isAlert: boolean): { readonly address: string; readonly alert?: string } | undefined {
  const spellings = [...new Set([name, name.replaceAll('+', ' ')])];
  if (!isAlert) {
    const wanted = new Set(spellings.map(plainName));
    const [only, ...others] = index.candidates.filter(
      ({ entry, names }) => entry[0] === runbookKind && names.some((known) => wanted.has(known)),
    );
    if (only === undefined || others.length > 0) return undefined;
    // `runbooks/<service>/<alert in lower case>`, as kube-prometheus links: the alert that it names goes along, as below `alerts/`.
    const alert = only.entry[2].split('\n').find((known) => known !== '' && wanted.has(plainName(known)));
    return { address: only.entry[3], ...(alert !== undefined && { alert }) };
  }
  const named = namedExactly(index.candidates, spellings);
  const choices = named.filter(({ entry }) => entry[0] === alertKind);
  const [only, ...others] = choices.length > 0 ? choices : named;
  return only === undefined || others.length > 0 ? undefined : { address: only.entry[3], alert: asWritten(only, spellings) };
}

/** The alert's name as its runbook writes it. */
function asWritten({ entry: [kind, title, names] }: Candidate, spellings: readonly string[]): string {
  const wanted = new Set(spellings.map(plainName));
  const written = kind === alertKind ? [title] : names.split('\n');
  return written.find((name) => wanted.has(plainName(name))) ?? spellings[0] ?? title;
}
