/** What the browser's code and the styles find by `data-*` is written by something: a renamed attribute leaves nobody asleep. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hooks as listedHooks } from '../../../src/ui/hooks.ts';

const root = join(import.meta.dirname, '../../..');

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The names in a text that a pattern finds. */
function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => kebab(name));
}

/** All names after `data-` that the source reads, each with a file that does, and those that it writes. */
function hooksInSource(): { read: Map<string, string>; written: Set<string> } {
  const read = new Map<string, string>();
  const written = new Set<string>();
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.(?:astro|tsx?|css)$/.test(name))) {
    const text = readFileSync(join(root, 'src', file), 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/^\s*\/\/.*$/gm, '');
    // An attribute that is put together is found by nobody.
    expect(text, file).not.toContain('[data-${');
    const reads = [
      ...found(text, /\[data-([a-z][a-z-]*)/g),
      ...found(text, /attr\(data-([a-z-]+)\)/g),
      ...found(text, /dataset\['(\w+)'\](?!\s*(?:\?\?)?=(?!=))/g),
      ...[...text.matchAll(/\{([^{}]*)\} = [\w.]*dataset/g)].flatMap(([, names = '']) => found(names, /(\w+)(?::\s*\w+)?/g)),
    ];
    for (const name of reads) read.set(name, file);
    if (file.endsWith('.css')) continue;
    const writes = [
      ...found(text, /(?<![[\w-])data-([a-z][a-z-]*)(?=[=\s>"'}/])/g),
      ...found(text, /dataset\['(\w+)'\]\s*(?:\?\?)?=(?!=)/g),
      // The boot script, before anything is drawn.
      ...found(text, /\bd\.(\w+)=/g),
    ];
    for (const name of writes) written.add(name);
  }
  // Tests find things by them as well.
  for (const file of readdirSync(join(root, 'tests/e2e'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
    const text = readFileSync(join(root, 'tests/e2e', file), 'utf8');
    for (const name of found(text, /\[data-([a-z][a-z-]*)/g)) read.set(name, file);
  }
  return { read, written };
}

const { read, written } = hooksInSource();

describe('attributes that parts of the page agree on', () => {
  it('are written somewhere when something reads them', () => {
    expect(read.size).toBeGreaterThan(60);
    expect([...read].filter(([name]) => !written.has(name))).toEqual([]);
  });

  it('have a line in the list of hooks, which has no other', () => {
    const listed = Object.keys(listedHooks);
    expect([...read].filter(([name]) => !listed.includes(name))).toEqual([]);
    expect(listed.filter((name) => !read.has(name) || !written.has(name))).toEqual([]);
  });

  it('are named in the README of the room only where they exist', () => {
    const readme = readFileSync(join(root, 'src/ui/README.md'), 'utf8');
    const named = [...readme.matchAll(/\[data-([a-z][a-z-]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !written.has(name))).toEqual([]);
  });
});
