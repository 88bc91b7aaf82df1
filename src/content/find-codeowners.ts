/** Finds `CODEOWNERS` on disk. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Codeowners } from './codeowners.ts';
import { isInside } from './folder.ts';
import { SourceFile } from './source-file.ts';

/** GitHub and GitLab take the first of these, in the repository's own folder. */
const codeownersPlaces = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** Looked for in the content root, and above it up to the folder that is the repository. */
export function findCodeowners(root: string): Codeowners | null {
  for (let folder = resolve(root); ; folder = dirname(folder)) {
    for (const place of codeownersPlaces) {
      const bytes = readIfThere(folder, place);
      if (bytes === undefined) continue;
      const inside = relative(folder, resolve(root)).replaceAll('\\', '/');
      const path = relative(resolve(root), join(folder, place)).replaceAll('\\', '/');
      return { path, text: new SourceFile(place, bytes).text, prefix: inside === '' ? '' : `${inside}/` };
    }
    const isRepository = statSync(join(folder, '.git'), { throwIfNoEntry: false }) !== undefined;
    if (isRepository || dirname(folder) === folder) return null;
  }
}

/** Owners are shown on pages: a link out of the folder is as if there were no file. */
function readIfThere(folder: string, place: string): Uint8Array | undefined {
  const path = join(folder, place);
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() && isInside(folder, path) ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}
