/** The names of all ids that the pages' own elements have, from the source: what an author might call a heading by chance. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = join(import.meta.dirname, '../../src');

/** Without their prefix, sorted. */
export function appIds(): readonly string[] {
  const names = globSync('{ui,layouts,pages,offline}/**/*.{astro,ts,tsx}', { cwd: source }).flatMap((file) => {
    const text = readFileSync(join(source, file), 'utf8');
    return [...text.matchAll(/app:([a-z][a-z-]*)|appElement(?:<\w+>)?\('([a-z][a-z-]*)'/g)].map(([, id, asked]) =>
      (id ?? asked ?? '').replace(/-$/, ''),
    );
  });
  return [...new Set(names)].sort();
}
