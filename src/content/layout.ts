/** Where the runbooks of a content root lie. */

export interface ContentLayout {
  /** Folder of the runbooks, from the content root, without slashes at its ends. */
  runbooks: string;
  /** Folder of the query sheets. */
  queries: string;
  /** Named when the layout is another generator's. */
  recognised: 'breakglass' | 'hugo' | 'settings';
}

/**
 * The layout: what the settings name, else `runbooks/`, else Hugo's `content/runbooks/`.
 * Answers undefined when no folder of runbooks is there. `isFolder` takes a path from the content root.
 */
export function recogniseLayout(
  settings: { runbooks?: string | undefined; queries: string },
  isFolder: (path: string) => boolean,
): ContentLayout | undefined {
  const queries = trimSlashes(settings.queries);
  if (settings.runbooks !== undefined) {
    const runbooks = trimSlashes(settings.runbooks);
    return isFolder(runbooks) ? { runbooks, queries, recognised: 'settings' } : undefined;
  }
  if (isFolder('runbooks')) return { runbooks: 'runbooks', queries, recognised: 'breakglass' };
  if (isFolder('content/runbooks')) return { runbooks: 'content/runbooks', queries, recognised: 'hugo' };
  return undefined;
}

function trimSlashes(path: string): string {
  return path.replace(/^(\.?\/)+|\/+$/g, '') || '.';
}
