/** Where the runbooks of a content root lie. */

export interface ContentLayout {
  /** Folder of the runbooks, from the content root, without slashes at its ends. */
  runbooks: string;
  /** Folder of the query sheets. */
  queries: string;
  /** Folder of the postmortems. */
  postmortems: string;
  /** Named when the layout is another generator's. */
  recognised: 'breakglass' | 'hugo' | 'settings';
}

/**
 * The layout: what the settings name, else `runbooks/`, else Hugo's `content/runbooks/`.
 * Answers undefined when no folder of runbooks is there. `isFolder` takes a path from the content root.
 */
export function recogniseLayout(
  settings: { runbooks?: string | undefined; queries: string; postmortems: string },
  isFolder: (path: string) => boolean,
): ContentLayout | undefined {
  const others = { queries: plainPath(settings.queries), postmortems: plainPath(settings.postmortems) };
  if (settings.runbooks !== undefined) {
    const runbooks = plainPath(settings.runbooks);
    return isFolder(runbooks) ? { runbooks, ...others, recognised: 'settings' } : undefined;
  }
  if (isFolder('runbooks')) return { runbooks: 'runbooks', ...others, recognised: 'breakglass' };
  if (isFolder('content/runbooks')) return { runbooks: 'content/runbooks', ...others, recognised: 'hugo' };
  return undefined;
}

/** A path below a folder of the content root, from that root, which may be the folder itself (`.`). */
export function pathIn(folder: string, path: string): string {
  return folder === '.' ? path : `${folder}/${path}`;
}

/** A path from the content root as it is from a folder that holds it. */
export function pathBelow(folder: string, path: string): string {
  return folder === '.' ? path : path.slice(folder.length + 1);
}

/** Without `.` and slashes that name nothing; `.` for the content root itself. */
function plainPath(path: string): string {
  return (
    path
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .join('/') || '.'
  );
}
