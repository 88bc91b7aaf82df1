/** The files below a folder, as paths with forward slashes. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Names that begin with a dot are left out, and links are files: what they lead to is somewhere else. */
export function filesBelow(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.')) return [];
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(root, path) : [path];
  });
}
