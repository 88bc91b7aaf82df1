/** Every page that a message names is in the package, and its path can be opened where the command was typed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { programRoot } from '../../../src/build/paths.ts';
import { docsNamed, withDocPaths } from '../../../src/command/doc-paths.ts';
import { contentRoot } from '../../support/content-root.ts';

/** In the words of the program: reference pages link among themselves, which another test follows. */
const named = [
  ...new Set(
    readdirSync(join(programRoot, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|tsx|astro)$/.test(file))
      .flatMap((file) => readFileSync(join(programRoot, 'src', file), 'utf8').match(docsNamed) ?? []),
  ),
].sort();

it('finds what messages name', () => expect(named.length).toBeGreaterThan(8));

describe.each(named)('%s', (path) => {
  const project = contentRoot({ [`node_modules/breakglass/${path}`]: 'x', 'ops/runbooks/a.md': '# A\n' });
  const root = join(project, 'node_modules/breakglass');

  it('is there, and comes with the package', () => {
    expect(existsSync(join(programRoot, path))).toBe(true);
    expect(manifest.files).toContain('docs');
  });

  it.each(['.', 'ops', 'ops/runbooks'])('can be opened from %s', (folder) => {
    const from = join(project, folder);
    const text = withDocPaths(`take ${path}, “What”: ${path}`, { root, installed: true, from });
    const paths = text.match(/\S*node_modules\/breakglass\/docs[\w/.-]*\w/g) ?? [];
    expect(paths).toHaveLength(2);
    for (const one of paths) expect(existsSync(resolve(from, one)), one).toBe(true);
  });

  it('has its whole path where no project holds the package', () => {
    expect(withDocPaths(`see ${path}.`, { root, installed: true, from: '/' })).toBe(`see ${join(root, path)}.`);
  });

  it('is named as it is in the repository', () => {
    expect(withDocPaths(`see ${path}.`, { root, installed: false, from: project })).toBe(`see ${path}.`);
  });
});

it('leaves paths of others alone', () => {
  const place = { root: programRoot, installed: true, from: '/' };
  for (const text of [
    'my/docs/how-to/install.md',
    'docs/how-to/our-own.md',
    'https://example.com/docs/how-to/install.md',
    'docs/install.md',
  ])
    expect(withDocPaths(text, place)).toBe(text);
});
