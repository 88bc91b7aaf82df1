/** Where a page that leads on goes: to its target, with the query and anchor that the link came with. Alerts have their labels there. */

/** @param target absolute, or as a link writes it; what its query names and the link's own does not is kept, and its anchor where the link has none */
export function forwardAddress(target: string, query: string, anchor: string): string {
  const [whole = '', part] = target.split('#');
  const [head = '', own = ''] = whole.split('?');
  const came = new URLSearchParams(query);
  const added = [...new URLSearchParams(own)].filter(([name]) => !came.has(name));
  // What came stays as it was written; nothing is put in another order.
  const first = new URLSearchParams(added).toString();
  const parts = [first, query.replace(/^\?/, '')].filter((part) => part !== '');
  return head + (parts.length === 0 ? '' : `?${parts.join('&')}`) + (anchor || (part === undefined ? '' : `#${part}`));
}
