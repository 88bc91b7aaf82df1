/** Where a file of the content is edited: the address in the settings, with the file and the line put in. */

import { rootOf } from '../content/roots.ts';
import type { Site } from '../content/site.ts';

/** Addresses of editors that take the line from the fragment: GitHub, GitLab (`/-/edit/`, its Web IDE), Gitea and Forgejo (`/_edit/`). */
const takesFragment = /\/_?edit\//;

/** Where a file of the site is edited; undefined where nobody has said. A root of another team has its own address for it. */
export function editAddressOf({ settings, roots }: Pick<Site, 'settings' | 'roots'>, file: string, line?: number): string | undefined {
  const { folder = '', edit = '' } = rootOf(roots, file) ?? {};
  const pattern = folder === '' ? settings.repository?.edit : edit;
  if (pattern === undefined || pattern === '') return undefined;
  return editAddress(pattern, folder === '' ? file : file.slice(folder.length + 1), line);
}

/** `pattern` has `{file}`, and may have `{line}`; without a line the file opens at its start. */
export function editAddress(pattern: string, file: string, line?: number): string {
  const path = file.split('/').map(encodeURIComponent).join('/');
  const address = pattern.replaceAll('{file}', () => path).replaceAll('{line}', String(line ?? 1));
  const fragment = line !== undefined && !pattern.includes('{line}') && !pattern.includes('#') && takesFragment.test(pattern);
  return fragment ? `${address}#L${line}` : address;
}
