/** Which files runbooks may include, and what the runbook that includes them depends on. */
import { nearest } from '../problem/nearest.ts';
import { fileStart, type Problem } from '../problem/problem.ts';
import type { Variables } from '../query/variable.ts';
import type { FindIncluded, IncludedFile } from '../runbook/include.ts';
import { decodePath } from './address.ts';
import type { Read } from './boundary.ts';
import { pathIn } from './layout.ts';
import { foldPath, imageResolver, type LinkTargets, linkResolver } from './links.ts';
import { type ContentRoot, rootOf } from './roots.ts';
import type { Runbook } from './site.ts';
import type { SourceFile } from './source-file.ts';

export interface Includable {
  /** Every file below the runbooks folder; only Markdown is included. */
  readonly files: readonly SourceFile[];
  readonly roots: readonly ContentRoot[];
  /** The variables that a file's frontmatter declares. */
  readonly variablesOf: (path: string) => Variables;
  readonly targets: LinkTargets;
}

const markdown = /\.(mdx?)$/i;

/** A look-up of the files that `from` may name: relative to the file it is written in, or with a slash from the runbooks folder. */
export function includer({ files, roots, variablesOf, targets }: Includable): FindIncluded {
  const byPath = new Map(files.filter(({ path }) => markdown.test(path)).map((file) => [file.path.normalize('NFC'), file]));
  return (path, file) => {
    const wanted = pathOf(path, file, rootOf(roots, file)?.runbooks ?? 'runbooks');
    const found = [wanted, `${wanted}.md`, `${wanted}.mdx`].map((name) => byPath.get(name)).find((one) => one !== undefined);
    if (found === undefined) return notThere(path, [...byPath.keys()]);
    if (!found.isReadable) return { missing: `\`${found.path}\` cannot be read`, hint: 'its own problems say why' };
    return included(found, variablesOf(found.path), targets);
  };
}

function included(file: SourceFile, variables: Variables, targets: LinkTargets): IncludedFile {
  return {
    file: file.path,
    text: file.text,
    format: /\.mdx$/i.test(file.path) ? 'mdx' : 'md',
    variables,
    link: linkResolver(file.path, targets),
    image: imageResolver(file.path, targets),
  };
}

function pathOf(path: string, file: string, runbooks: string): string {
  const decoded = decodePath(path).normalize('NFC');
  const folder = file.normalize('NFC').split('/').slice(0, -1);
  return foldPath(decoded.startsWith('/') ? pathIn(runbooks, decoded.slice(1)).split('/') : [...folder, ...decoded.split('/')]);
}

function notThere(path: string, known: readonly string[]): { missing: string; hint: string } {
  const name = path.split('/').at(-1) ?? path;
  const near = nearest(name.slice(0, 200), new Set(known.map((file) => file.split('/').at(-1) ?? file)));
  const file = known.find((one) => one.endsWith(`/${near}`));
  return {
    missing: `no file answers to \`${path.slice(0, 200)}\``,
    hint:
      file === undefined
        ? 'name a Markdown file from this one, as in `../shared/_rollback.md`'
        : `did you mean \`/${file.split('/').slice(1).join('/')}\`?`,
  };
}

/** What a text may include, to know when it must be compiled again: more than it does include, never less. */
function mayInclude(text: string): boolean {
  return /<Include\b|<!--\s*include\b/.test(text);
}

/** The texts of all files that a text may include, directly or through others. */
export function includedTexts(file: SourceFile, find: FindIncluded): readonly string[] {
  const texts = new Map<string, string>();
  const add = (path: string, text: string): void => {
    if (!mayInclude(text)) return;
    for (const [, tag, comment] of text.matchAll(/<Include\b[^>]*?\bfrom=["']([^"'#\n]*)|<!--\s*include:?\s+([^\s>#]+)/g)) {
      const found = find(tag ?? comment ?? '', path);
      if ('missing' in found || texts.has(found.file)) continue;
      texts.set(found.file, found.text);
      add(found.file, found.text);
    }
  };
  add(file.path, file.text);
  return [...texts].flat();
}

/** The files that runbooks with code import: those are shown as well. */
export function importedFiles(runbooks: readonly Pick<Runbook, 'file' | 'compiled'>[]): readonly string[] {
  return runbooks.flatMap(({ file, compiled }) =>
    compiled.imports.map(({ specifier }) => foldPath([...file.split('/').slice(0, -1), ...specifier.split('/')])),
  );
}

/** Pieces (`_name.md`) that no page includes: nobody sees them. */
export function unusedPieces(pieces: readonly SourceFile[], included: ReadonlySet<string>): Read<null> {
  const unused = pieces.filter(({ path }) => !included.has(path));
  const problems = unused.map(
    ({ path }): Problem => ({
      check: 'include/unused',
      severity: 'info',
      file: path,
      message: 'nothing shows this file: its name begins with an underscore, and no runbook includes it',
      hint: 'include it, or take the underscore off if it is a runbook',
      ...fileStart,
    }),
  );
  return { value: null, problems };
}

/** A piece is compiled in each runbook that includes it: what is wrong with it is said once. */
export function withoutRepeats(problems: readonly Problem[], included: ReadonlySet<string>): readonly Problem[] {
  if (included.size === 0) return problems;
  const seen = new Set<string>();
  return problems.filter(({ check, file, line, column, message }) => {
    if (!included.has(file)) return true;
    const key = JSON.stringify([check, file, line, column, message]);
    return !seen.has(key) && seen.add(key);
  });
}

/** The files that runbooks include. */
export function includedFiles(runbooks: readonly Pick<Runbook, 'compiled'>[]): ReadonlySet<string> {
  return new Set(runbooks.flatMap(({ compiled }) => compiled.includes));
}

/** Those of them that are no runbooks themselves. */
export function piecesOf(runbooks: readonly Pick<Runbook, 'file' | 'compiled'>[]): readonly string[] {
  const own = new Set(runbooks.map(({ file }) => file));
  return [...includedFiles(runbooks)].filter((file) => !own.has(file));
}
