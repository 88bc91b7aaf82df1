/** Texts that the system shares with the installed site: the manifest's share target puts them into the address of the search page. */

/** What was shared, in one text; undefined when the page was opened in another way. Some systems send the address in the text as well. */
export function sharedText(query: URLSearchParams): string | undefined {
  const parts = ['title', 'text', 'url'].map((name) => query.get(name)?.trim() ?? '').filter((part) => part !== '');
  const distinct = parts.filter((part, at) => !parts.some((other, elsewhere) => elsewhere < at && other.includes(part)));
  return distinct.length === 0 ? undefined : distinct.join('\n');
}
