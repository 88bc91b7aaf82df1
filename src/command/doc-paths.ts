/** Where the docs are that messages name: in the repository by their own path, in a team's project where the package is installed. */
import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isInstalled, programRoot } from '../build/paths.ts';
import type { Problem } from '../problem/problem.ts';
import { typedIn } from './typed-path.ts';

/** A page or file of the docs, as messages name it. */
export const docsNamed = /(?<![\w/.-])docs\/(?:alerting|explanation|hosting|how-to|reference|tutorial)\/[\w-]+(?:\.\w+)?/g;

export interface DocsPlace {
  /** The folder of the program. */
  readonly root: string;
  /** Whether that is an installed package, and no clone. */
  readonly installed: boolean;
  /** Where the command was typed. */
  readonly from: string;
}

const here = (): DocsPlace => ({ root: programRoot, installed: isInstalled, from: typedIn() });

/** A text of ours with the docs that it names as the reader can open them. */
export function withDocPaths(text: string, place: DocsPlace = here()): string {
  if (!place.installed) return text;
  return text.replace(docsNamed, (path) => (existsSync(join(place.root, path)) ? pathOf(path, place) : path));
}

/** The same for a problem. Its message may quote what an author wrote, so only the hint is looked at. */
export function withHintPaths(problem: Problem): Problem {
  return { ...problem, hint: withDocPaths(problem.hint) };
}

/** Package managers keep the package elsewhere and link to it: the link is what people know. */
function pathOf(path: string, { root, from }: DocsPlace): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', 'breakglass', path);
    if (existsSync(found)) return relative(from, found).replaceAll('\\', '/');
    if (dirname(folder) === folder) return join(root, path);
  }
}
