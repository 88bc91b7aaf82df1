/** Redirects from where runbooks were to where they are, for the host of the old addresses. */
import type { MovedLink } from './patch.ts';

export const redirectForms = ['redirects', 'nginx'] as const;
export type RedirectForm = (typeof redirectForms)[number];

/**
 * `redirects` is the file `_redirects` of Netlify, Cloudflare Pages and GitLab Pages; `nginx` goes into a `server` block. Anchors are
 * not sent to servers: an old page whose headings have pages of their own now leads to the first of them.
 */
export function redirectFile(moved: readonly MovedLink[], form: RedirectForm): string {
  const byPath = new Map<string, string>();
  for (const { from, to } of moved) {
    const path = pathOf(from);
    if (path !== undefined && !byPath.has(path)) byPath.set(path, to);
  }
  const lines = [...byPath].map(([path, to]) =>
    form === 'nginx' ? `location = "${decodeURI(path).replace(/["\\]/g, '\\$&')}" { return 301 ${to}; }` : `${path} ${to} 301`,
  );
  return lines.map((line) => `${line}\n`).join('');
}

function pathOf(address: string): string | undefined {
  try {
    const { protocol, pathname } = new URL(address);
    return protocol.startsWith('http') && !/[{}$\s]/.test(decodeURI(pathname)) ? pathname : undefined;
  } catch {
    return undefined;
  }
}
