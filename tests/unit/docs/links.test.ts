/** The docs as files: every relative link and anchor leads somewhere, for whoever reads them where the repository is hosted. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import GithubSlugger from 'github-slugger';
import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const files = [...globSync('docs/**/*.md', { cwd: root }), 'README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'].map((file) =>
  join(root, file),
);
const parser = unified().use(remarkParse).use(remarkGfm);
const trees = new Map<string, readonly Nodes[]>();

/** All nodes of a file. */
function nodesOf(file: string): readonly Nodes[] {
  const known = trees.get(file);
  if (known !== undefined) return known;
  const nodes: Nodes[] = [parser.parse(readFileSync(file, 'utf8'))];
  for (const node of nodes) if ('children' in node) nodes.push(...node.children);
  trees.set(file, nodes);
  return nodes;
}

function anchorsOf(file: string): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  return new Set(
    nodesOf(file)
      .filter((node) => node.type === 'heading')
      .sort((a, b) => (a.position?.start.offset ?? 0) - (b.position?.start.offset ?? 0))
      .map((heading) => slugger.slug(textOf(heading))),
  );
}

/** What Markdown links to, and what HTML in it does. */
function targetsOf(file: string): string[] {
  return nodesOf(file).flatMap((node) => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') return [node.url];
    if (node.type !== 'html') return [];
    return [...node.value.matchAll(/(?:href|src|srcset)="([^"\s]+)/g)].map(([, url = '']) => url);
  });
}

/** Why a target is dead; undefined when it is not. */
function faultOf(file: string, target: string): string | undefined {
  if (/^[a-z]+:/i.test(target)) return undefined;
  const [path = '', anchor = ''] = decodeURI(target).split('#');
  const to = path === '' ? file : join(dirname(file), path);
  if (!existsSync(to)) return `no file ${relative(root, to)}`;
  if (anchor === '' || statSync(to).isDirectory()) return undefined;
  return anchorsOf(to).has(anchor) ? undefined : `no heading #${anchor} in ${relative(root, to)}`;
}

it.each(files.map((file) => relative(root, file)))('%s has no dead link', (name) => {
  const file = join(root, name);
  const dead = targetsOf(file).flatMap((target) => {
    const fault = faultOf(file, target);
    return fault === undefined ? [] : [`${target}: ${fault}`];
  });
  expect(dead).toEqual([]);
});

it('finds what is dead', () => {
  const file = join(root, 'docs/README.md');
  expect(faultOf(file, 'nowhere.md')).toContain('no file docs/nowhere.md');
  expect(faultOf(file, 'how-to/queries.md#nothing')).toContain('no heading #nothing');
  expect(faultOf(file, 'how-to/queries.md#values')).toBeUndefined();
});

it('docs/README.md and the site have every page', () => {
  const listed = new Set(targetsOf(join(root, 'docs/README.md')));
  const pages = globSync('*/*.md', { cwd: join(root, 'docs') });
  expect(pages.filter((page) => !listed.has(page))).toEqual([]);
});
