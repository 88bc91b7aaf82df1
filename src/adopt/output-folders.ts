/** Folders that generators and builds write: what is in them is made of the pages, and is no page itself. */
import { formOf, isPageName } from './forms.ts';

/** Names that builds give to what they write. People give them to services as well. */
const outputNames = new Set([
  'public',
  'site',
  '_site',
  'target',
  'resources',
  'build',
  '_build',
  'dist',
  'out',
  'book',
  '_book',
  'vendor',
  '_vendor',
  'themes',
]);

/** What a generator writes beside its `index.html`. */
const marks =
  /^(?:sitemap\.xml|404\.html|searchindex\.js|search_index\.json|search\/search_index\.json|objects\.inv|index\.xml|\.nojekyll|CNAME)$/;

/** What other programs write into their folder. */
const ofPrograms = /^(?:CACHEDIR\.TAG|\.rustc_info\.json|maven-status\/|classes\/|modules\.txt$|autoload\.php$|bundle\/ruby\/)/;

const ofThemes = /^[^/]+\/(?:theme\.(?:toml|ya?ml)|layouts\/|_layouts\/)/;

export function mayBeOutput(name: string): boolean {
  return outputNames.has(name.toLowerCase());
}

/**
 * Whether the folder of this name is what a generator or build wrote.
 * @param paths its files, from the folder itself; hidden ones too
 */
export function isOutput(name: string, paths: readonly string[]): boolean {
  if (!mayBeOutput(name)) return false;
  const has = (pattern: RegExp) => paths.some((path) => pattern.test(path));
  if (has(ofPrograms)) return true;
  if (/^themes$/i.test(name)) return has(ofThemes);
  if (/^resources$/i.test(name) && paths.length > 0 && paths.every((path) => path.startsWith('_gen/'))) return true;
  if (!has(/^index\.html?$/i)) return !paths.some((path) => isPageName(path) || formOf(path) !== undefined);
  return has(marks) || !paths.some(isPageName);
}
