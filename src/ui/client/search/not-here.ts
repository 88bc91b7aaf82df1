/** A page that is not on this device while the server cannot be reached: shows that, and what is kept here. */

import { addressOfPath } from '../../../content/address.ts';
import { readChosen } from '../../../offline/page/chosen.ts';
import { t } from '../../../words/text.ts';
import { serviceKind } from './jump-data.ts';
import type { Index } from './rank.ts';

/** Whether the address is one of the site's. @param path relative to the site's root, decoded */
export function isOfSite({ candidates }: Index, path: string): boolean {
  const address: string = addressOfPath(`${path.replace(/(?:\/|\/?index\.html)$/, '')}/`);
  return candidates.some(({ entry }) => entry[3] === address);
}

/** Takes the place of the words for unknown addresses. @param base the site's root address */
export async function showNotHere(index: Index, base: string): Promise<void> {
  const [title, lead] = ['h1', '.lead'].map((name) => document.querySelector<HTMLElement>(`main ${name}`));
  if (!title || !lead) return;
  const chosen = await readChosen(new URL(base).pathname).catch(() => undefined);
  const services = index.candidates
    .filter(({ entry: [kind, name, id] }) => kind === serviceKind && chosen?.includes(`service/${id || name}`))
    .map(({ entry }) => entry[1]);
  const kept = [t`search and incident response`, ...services].join(', ');
  title.textContent = t`Not on this device`;
  lead.textContent = t`This page is one of the site's, but the server does not answer and its part of the offline copy is not here.${chosen === undefined ? '' : t` Kept here: ${kept}.`}`;
}
