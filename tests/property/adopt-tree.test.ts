/** Any folder of files can be adopted, and every file of it ends in exactly one way: adopted, left for a reason, or named as unread. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Account } from '../../src/adopt/account.ts';
import { adopt } from '../../src/adopt/adopt.ts';
import { formOf, isPageName } from '../../src/adopt/forms.ts';
import { readAdoptSource } from '../../src/command/adopt-source.ts';
import { sortFiles } from '../../src/content/runbook-files.ts';
import { sourceFromText } from '../../src/content/source-file.ts';
import { temporaryFolder } from '../support/content-root.ts';
import { isLongPart } from '../support/parts.ts';
import { seed } from '../support/seed.ts';

const folderName = fc.constantFrom(
  ...['runbooks', 'playbooks', 'alerts', 'docs', 'content', 'static', 'shop', 'Shop', 'a b', '01-pool', '.hidden', 'node_modules', 'Größe'],
  ...['public', 'site', 'target', 'resources', 'build', 'dist', 'vendor', 'themes', 'book', '_site'],
);
const stem = fc.oneof(
  fc.constantFrom(
    'index',
    '_index',
    'README',
    'Home',
    '_Sidebar',
    'SUMMARY',
    'KubeDown',
    'kubedown',
    'slow',
    '_part',
    'Restart 3f2a9c1d4b5e6f708192a3b4c5d6e7f8',
  ),
  fc.string({ minLength: 1, maxLength: 8 }).filter((name) => !/[/\0]/.test(name) && name !== '.' && name !== '..'),
);
const ending = fc.constantFrom(
  ...[
    '.md',
    '.mdx',
    '.markdown',
    '.MD',
    '.html.md',
    '.md.erb',
    '.html.md.erb',
    '.mdown',
    '',
    '.rst',
    '.adoc',
    '.ipynb',
    '.docx',
    '.html',
    '.txt',
  ],
  ...['.org', '.png', '.svg', '.yaml', '.json', '.sh', '.pages', '.b.c', '.'],
);
const text = fc.constantFrom(
  '# A\n\n- [ ] Go.\n',
  '---\ntitle: A\n---\nB\n',
  '<% x %>\n',
  '',
  '---\n',
  '+++\n',
  '{{< hint >}}',
  'groups:\n- rules:\n  - alert: A\n',
);
const file = fc.record({
  folders: fc.array(folderName, { maxLength: 3 }),
  name: fc.tuple(stem, ending).map((parts) => parts.join('')),
  text,
});
const link = fc.record({
  folders: fc.array(folderName, { maxLength: 2 }),
  name: stem,
  to: fc.constantFrom('..', '.', 'runbooks', '../shop', '../../..', '/etc/hostname', 'nowhere', 'a.md', '../a.md'),
});
const top = fc.constantFrom<Record<string, string>>(
  {},
  { 'mkdocs.yml': 'site_name: A\nnav:\n- B: b.md\n' },
  { 'hugo.toml': 'title = "A"\n' },
  { 'docusaurus.config.js': '' },
  { 'Home.md': '# H\n' },
  { 'public/index.html': '', 'public/sitemap.xml': '' },
);

/** Every path below a folder that is neither a folder nor below a link; broken links too. */
function everyFile(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? everyFile(join(folder, entry.name)).map((path) => `${entry.name}/${path}`) : [entry.name],
  );
}

/** How often the account speaks of a path: by its own name, or by that of a folder that was left whole. */
function timesNamed(path: string, { adopted, left, unread }: Account): number {
  const names = [...adopted, ...left.map((one) => one.file), ...unread.map((one) => one.file)];
  return names.filter((name) => name === path || (name.endsWith('/') && path.startsWith(name))).length;
}

it(`accounts for every file once (seed ${seed}) @repeats`, { timeout: 600_000 }, () => {
  const parent = temporaryFolder();
  fc.assert(
    fc.property(fc.array(file, { maxLength: 12 }), fc.array(link, { maxLength: 3 }), top, (files, links, first) => {
      const from = mkdtempSync(join(parent, 'source-'));
      const write = (path: string, act: (full: string) => void) => {
        try {
          mkdirSync(dirname(join(from, path)), { recursive: true });
          act(join(from, path));
        } catch {
          // A file is where a folder would be, or a name is none to this file system.
        }
      };
      for (const [path, content] of Object.entries(first)) write(path, (full) => writeFileSync(full, content));
      for (const { folders, name, text: content } of files)
        write([...folders, name].join('/'), (full) => writeFileSync(full, content, { flag: 'wx' }));
      for (const { folders, name, to } of links) write([...folders, name].join('/'), (full) => symlinkSync(to, full));

      const { files: read, left } = readAdoptSource(from);
      const { account, texts, copies, pages, overviews } = adopt(read, { folder: 'source', left });
      expect(everyFile(from).filter((path) => timesNamed(path, account) !== 1)).toEqual([]);
      // Files that a link brought in are accounted for like others.
      expect([...read.keys()].filter((path) => timesNamed(path, account) !== 1)).toEqual([]);
      expect(pages + overviews + copies.length).toBe(account.adopted.length);
      // Each page that is adopted is one file, and no two are one.
      const written = [...texts.keys()].filter((path) => path.endsWith('.md'));
      expect(written.length).toBe(pages + overviews);
      expect(new Set([...texts.keys(), ...copies.map(({ to }) => to)]).size).toBe(texts.size + copies.length);
      // The site shows each of them: none has a name or place that it passes over.
      const sorted = sortFiles(
        [
          {
            folder: '',
            runbooks: 'runbooks',
            queries: 'queries',
            postmortems: 'postmortems',
            prefix: '',
            owner: '',
            variables: {},
            edit: '',
          },
        ],
        [...texts].flatMap(([path, content]) => (path.startsWith('runbooks/') ? [sourceFromText(path, content)] : [])),
      );
      expect({ pages: sorted.runbooks.length, overviews: sorted.overviews.size }).toEqual({ pages, overviews });
      expect(account.unread.every(({ file: path, form }) => formOf(path) === form)).toBe(true);
      expect(account.left.every(({ why }) => why !== '')).toBe(true);
      expect(account.left.filter(({ file: path, why }) => isPageName(path) && why === 'neither a page nor a picture')).toEqual([]);
      rmSync(from, { recursive: true, force: true });
    }),
    { numRuns: isLongPart ? 3000 : 150, seed, endOnFailure: true },
  );
});
