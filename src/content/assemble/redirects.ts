/** Frontmatter aliases: old addresses that lead to a runbook. */
import type { Problem } from '../../problem/problem.ts';
import { addressPart } from '../address.ts';
import type { Read } from '../boundary.ts';
import type { Redirect, Runbook } from '../site.ts';
import type { FrontmatterPlace } from './runbooks.ts';

/** The redirects of all aliases. `addresses` are those of other pages. */
export function aliasRedirects(runbooks: readonly Runbook[], addresses: ReadonlySet<string>, place: FrontmatterPlace): Read<Redirect[]> {
  const problems: Problem[] = [];
  const redirects = new Map<string, Redirect>();
  for (const runbook of runbooks) {
    for (const [at, alias] of runbook.meta.aliases.entries()) {
      const from = `${alias
        .split('/')
        .filter((part) => part !== '' && part !== '.' && part !== '..')
        .map(addressPart)
        .join('/')}/`;
      if (from === '/' || addresses.has(from) || redirects.has(from)) {
        problems.push({
          check: 'runbook/alias',
          severity: 'error',
          file: runbook.file,
          message: `the alias \`${alias}\` is the address of another page`,
          hint: 'remove it or choose another',
          ...place(runbook.id, ['aliases', at]),
        });
      } else redirects.set(from, { from, to: runbook.address });
    }
  }
  return { value: [...redirects.values()], problems };
}
