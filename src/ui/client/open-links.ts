/** Keeps the links to where queries run up to date with the values in them. */
import { lastHour } from '../../query/open/asked.ts';
import type { WhereConfig } from '../../query/open/config.ts';
import { openTargets } from '../../query/open/target.ts';
import { unfilledNote } from '../../query/open/unfilled.ts';
import { textOf, unfilledIn } from './code-text.ts';
import { valuesChanged } from './events.ts';

/** The site's settings for opening and running queries; empty on pages that have none. */
export function whereConfig(): WhereConfig {
  const written = document.querySelector('#open-config')?.textContent;
  // Written by our own build from settings that were checked there.
  return written ? (JSON.parse(written) as WhereConfig) : {};
}

export function openLinks(): void {
  const config = whereConfig().open;
  const refresh = () => {
    for (const row of document.querySelectorAll<HTMLElement>('.where')) {
      const code = row.closest('figure')?.querySelector('pre code');
      if (code) refreshRow(row, code);
    }
  };
  const refreshRow = (row: HTMLElement, code: Element) => {
    for (const target of openTargets(config, row.dataset['language'] ?? '')) {
      const link = row.querySelector<HTMLAnchorElement>(`a[data-open="${target.id}"]`);
      if (link === null) continue;
      link.href = target.href(textOf(code), lastHour);
      const note = unfilledNote(target.id, unfilledIn(code));
      for (const name of ['title', 'aria-description']) {
        if (note === '') link.removeAttribute(name);
        else link.setAttribute(name, note);
      }
    }
  };
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-open]') : null;
    const code = link?.closest('figure')?.querySelector('pre code');
    if (link && code) void import('./incident/queries.ts').then((part) => part.noteUse(code, link.href));
  });
  document.addEventListener(valuesChanged, refresh);
  // Values may have come before this did.
  refresh();
}
