/** Which problems have to do with what changed. */
import type { Site } from '../content/site.ts';
import type { Problem } from '../problem/problem.ts';

/** Files by their change according to git, from the content root. */
export interface Changes {
  changed: ReadonlySet<string>;
  /** Removed or renamed away: whatever referred to them is now wrong somewhere else. */
  removed: boolean;
}

/**
 * The problems of changed files, and of what depends on them: a service's runbooks on its `service.yaml`, runbooks on the sheets
 * that they show and on the pieces that they include. When settings changed or a file went away, all problems.
 */
export function problemsSince(problems: readonly Problem[], { changed, removed }: Changes, site: Site): Problem[] {
  if (removed || changed.has('breakglass.yaml')) return [...problems];
  const affected = new Set(changed);
  const sheets = new Set(site.sheets.filter(({ file }) => changed.has(file)).map(({ id }) => id));
  const services = new Set(
    [...changed].flatMap((file) => (/\/(?:service|catalog-info)\.ya?ml$|\/OWNERS$/.test(file) ? [file.split('/').at(-2)] : [])),
  );
  for (const { file, service, compiled } of site.runbooks) {
    const shows = compiled.queries.some(({ id }) => sheets.has(id.slice(0, id.lastIndexOf('/'))));
    if (shows || services.has(service) || compiled.includes.some((piece) => changed.has(piece))) affected.add(file);
    // What a piece lacks on a page is reported in the piece.
    if (affected.has(file)) for (const piece of compiled.includes) affected.add(piece);
  }
  return problems.filter(({ file }) => affected.has(file));
}
