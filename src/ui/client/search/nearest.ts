/** The page for unknown addresses: goes to a page that is meant for sure, else names the nearest runbooks. */
import { decodePath } from '../../../content/address.ts';
import { readAlert } from '../../../query/fill/alert-text.ts';
import { goTo, pageAnchor, pagePath, pageQuery } from '../address.ts';
import { appElement } from '../app-element.ts';
import { forAlert } from './for-alert.ts';
import { jumpIndex, runbookKind } from './jump-data.ts';
import { isOfSite, tellNotHere } from './not-here.ts';
import { nearestByEdits, rank, splitWords } from './rank.ts';
import { itemOf, rowOf } from './row.ts';

const most = 8;

/** Fills `list` from the address at hand. `base` is the site's root address. */
export async function showNearest(list: HTMLElement, base: string): Promise<void> {
  const path = decodePath(pagePath(base));
  const name = nameIn(path);
  if (name === '') return;
  const index = await jumpIndex(base).catch(() => null);
  if (index === null) return;
  if (isOfSite(index, path)) return await tellNotHere(index, base);
  const wanted = new Set([name, name.replaceAll('+', ' ')].map((spelling) => spelling.toLowerCase()));
  const exact = index.candidates.filter(({ entry, names }) => entry[0] === runbookKind && names.some((known) => wanted.has(known)));
  const only = exact[0];
  // `/alerts/kubepodcrashlooping` or another host's spelling: one runbook has this very name.
  if (only !== undefined && exact.length === 1) {
    goTo(new URL(only.entry[3], base).href + pageQuery() + pageAnchor(), 'instead');
    return;
  }
  const labels = Object.fromEntries(new URLSearchParams(pageQuery()));
  const near = nearestByEdits(index, name.toLowerCase(), 5);
  const words = rank(index, splitWords(name).replace(/[-_.]+/g, ' '), most).map(({ candidate }) => candidate);
  // Labels come along with links from alerts, and may name a service.
  const alert = readAlert(JSON.stringify({ alertname: name, labels }));
  const told = alert === null ? [] : forAlert(index, { ...alert, name }).nearest;
  const candidates = [...new Set([...exact, ...near, ...words, ...told])].slice(0, most);
  list.replaceChildren(...candidates.map(({ entry }) => itemOf(rowOf(entry, base, labels))));
  const asked = appElement('asked');
  if (asked !== null) asked.textContent = name;
  list.closest('[hidden]')?.removeAttribute('hidden');
}

/** What was asked for: an alert's name may hold slashes, of other pages the last part is the name. */
function nameIn(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const name = parts[0] === 'alerts' ? parts.slice(1).join('/') : parts.at(-1);
  return name?.replace(/\.(html?|md|mdx)$/i, '') ?? '';
}
