/** Which folders a build reads, so that it does not write to them. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isSkippedFolder } from '../content/folder.ts';
import { globToPattern } from '../content/glob.ts';
import { recogniseLayout } from '../content/layout.ts';
import { readSettings } from '../content/read-settings.ts';
import type { ContentPlace } from './output-place.ts';

/** The folders of a content root. One without runbooks has none; that is found when it is read. */
export function contentPlace(root: string): ContentPlace {
  const { settings } = readSettings(root);
  const layout = recogniseLayout(settings, (path) => statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() ?? false);
  const ignored = settings.ignore.map(globToPattern);
  return {
    root,
    folders: [
      ...(layout === undefined ? [] : [layout.runbooks, layout.queries, layout.postmortems]),
      ...settings.content.map(({ folder }) => folder),
    ].map((folder) => join(root, folder)),
    isSkipped: (path) => {
      const names = path.split('/');
      const isSkippedName = (name: string, at: number) =>
        name.startsWith('.') ||
        isSkippedFolder(name, { folder: layout?.runbooks ?? '', isTop: at === 0 }) ||
        ignored.some((pattern) => pattern.test(names.slice(0, at + 1).join('/')));
      return names.some(isSkippedName);
    },
  };
}
