/** Puts the text of other files in where a page includes them, as generators do when they build. */
import { posix } from 'node:path';
import { splitFrontmatter } from '../content/frontmatter.ts';
import type { SourceFiles } from './collection.ts';
import { codeFollower, type Line, linesOf, type Remarks } from './remarks.ts';

/** How a whole line includes a file; the first group is the file's path. */
const forms: readonly RegExp[] = [
  // MkDocs' snippets, markdown-include and include-markdown
  /^\s*--8<--\s+"([^"]+)"\s*$/,
  /^\s*\{!\s*([^!]+?)\s*!\}\s*$/,
  /^\s*\{%-?\s*include-markdown\s+["']([^"']+)["'][^%]*%\}\s*$/,
  // Jekyll and GitBook
  /^\s*\{%-?\s*include(?:_relative)?\s+["']?([^"'\s%]+)["']?[^%]*%\}\s*$/,
  // mdBook, Hugo's themes, DocFX
  /^\s*\{\{#include\s+([^\s}]+)\s*\}\}\s*$/,
  /^\s*\{\{[<%]\s*(?:include|readfile|snippet)\s+(?:file\s*=\s*)?["']?([^"'\s]+)["']?[^>%]*[>%]\}\}\s*$/,
  /^\s*\[!INCLUDE\s*\[[^\]]*\]\(([^)]+)\)\s*\]\s*$/i,
];

/** How deep files may include one another, and how many lines may come of it. */
const deepest = 5;
const mostLines = 20_000;

export interface IncludeWorld {
  files: SourceFiles;
  /** The page's path in the source. */
  from: string;
  /** The folder of the pages. */
  pages: string;
  remarks: Remarks;
}

/** A page's lines with what they include in place. What comes from another file keeps the line where it was included. */
export function withIncludes(lines: readonly Line[], world: IncludeWorld): Line[] {
  let left = mostLines;
  const expand = (some: readonly Line[], from: string, above: readonly string[]): Line[] => {
    const isCode = codeFollower();
    const partials = partialsOf(some);
    return some.flatMap((line) => {
      const code = isCode(line.text);
      const path = includedBy(line.text, code ? new Map() : partials);
      if (path === undefined) return [line];
      const found = find(path, from, world);
      const text = found === undefined ? undefined : bodyOf(world.files.get(found) ?? '');
      const inner = text === undefined ? [] : linesOf(text).map((one) => ({ ...one, at: line.at }));
      if (found === undefined || above.includes(found) || above.length >= deepest || inner.length > left) {
        // In code it is named with the code, which stays as it is.
        if (!code)
          world.remarks.look(line.at, `\`${line.text.trim()}\` includes a file that is not in the source as text: copy its text in`);
        return [line];
      }
      left -= inner.length;
      world.remarks.changed(line.at, 'a file that was included is in the page');
      return expand(inner, found, [...above, found]);
    });
  };
  return expand(lines, world.from, [world.from]);
}

/** Whether a line includes a file: what could not be put in has been named. */
export function isInclude(text: string): boolean {
  return forms.some((form) => form.test(text));
}

function includedBy(text: string, partials: ReadonlyMap<string, string>): string | undefined {
  for (const form of forms) {
    const path = form.exec(text)?.[1];
    if (path !== undefined) return path;
  }
  const component = /^\s*<([A-Z]\w*)\s*\/>\s*$/.exec(text)?.[1];
  return component === undefined ? undefined : partials.get(component);
}

/** Pages that MDX imports to show them: `import Part from './_part.mdx'`. */
function partialsOf(lines: readonly Line[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap(({ text }): [string, string][] => {
      const found = /^import\s+(\w+)\s+from\s+['"]([^'"]+\.mdx?)['"];?\s*$/.exec(text);
      return found === null ? [] : [[found[1] ?? '', found[2] ?? '']];
    }),
  );
}

/** Where generators look: beside the page, in its folders, and in those for parts. */
function find(path: string, from: string, { files, pages }: IncludeWorld): string | undefined {
  // A part of the file may be named: `file.md:5:10`, `file.md#section`. All of it is taken for none.
  if (/[:#]/.test(path.replace(/^@site\//, ''))) return undefined;
  const plain = path.replace(/^@site\//, '').replace(/^\/+/, '');
  const folders = [
    posix.dirname(from),
    pages,
    '',
    '_includes',
    'includes',
    'snippets',
    'docs',
    posix.join(pages, '..'),
    posix.join(pages, 'includes'),
  ];
  const candidates = folders.map((folder) => posix.join(folder, plain));
  return candidates.find((candidate) => files.get(candidate) !== undefined);
}

function bodyOf(text: string): string {
  return text.slice(splitFrontmatter(text).bodyOffset).replace(/\n+$/, '');
}
