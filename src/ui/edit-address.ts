/** Where a file of the content is edited: the address in the settings, with the file and the line put in. */

/** Addresses of editors that take the line from the fragment: GitHub, GitLab (`/-/edit/`, its Web IDE), Gitea and Forgejo (`/_edit/`). */
const takesFragment = /\/_?edit\//;

/** `pattern` has `{file}`, and may have `{line}`; without a line the file opens at its start. */
export function editAddress(pattern: string, file: string, line?: number): string {
  const path = file.split('/').map(encodeURIComponent).join('/');
  const address = pattern.replaceAll('{file}', () => path).replaceAll('{line}', String(line ?? 1));
  const fragment = line !== undefined && !pattern.includes('{line}') && !pattern.includes('#') && takesFragment.test(pattern);
  return fragment ? `${address}#L${line}` : address;
}
