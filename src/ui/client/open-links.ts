/** Rewrites the links of a card to where its query runs, when values are filled in or there is an incident's time. */
import type { Window } from '../../query/open/asked.ts';
import type { WhereConfig } from '../../query/open/config.ts';
import { openTargets } from '../../query/open/target.ts';
import { type Unfilled, unfilledIn, unfilledNote } from '../../query/open/unfilled.ts';

/** The site's settings for opening and running queries; empty on pages that have none. */
export function whereConfig(): WhereConfig {
  const written = document.querySelector('#open-config')?.textContent;
  // Written by our own build from settings that were checked there.
  return written ? (JSON.parse(written) as WhereConfig) : {};
}

/**
 * `text` is the query with the values that are known. What a value itself holds is no gap: whoever knows the gaps says so in
 * `unfilled`.
 */
export function refreshOpenLinks(card: HTMLElement, text: string, window: Window, unfilled: Unfilled = unfilledIn(text)): void {
  const language = card.querySelector<HTMLElement>('.where')?.dataset['language'] ?? '';
  for (const target of openTargets(whereConfig().open, language)) {
    const link = card.querySelector<HTMLAnchorElement>(`a[data-open="${target.id}"]`);
    if (link === null) continue;
    link.href = target.href(text, window);
    const note = unfilledNote(target.id, unfilled);
    for (const name of ['title', 'aria-description']) {
      if (note === '') link.removeAttribute(name);
      else link.setAttribute(name, note);
    }
  }
}
