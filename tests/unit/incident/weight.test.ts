/** Recording needs no schema library: what a page loads to tick a step must stay small. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const room = path.join(import.meta.dirname, '../../../src/incident');
const files = readdirSync(room, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

/** What a file loads when it runs: imports that are types only load nothing. */
function loads(file: string): string[] {
  const text = readFileSync(path.join(room, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)].map(([, specifier = '']) =>
    specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier,
  );
}

function allLoads(file: string, seen = new Set<string>()): Set<string> {
  for (const loaded of loads(file)) {
    if (seen.has(loaded)) continue;
    seen.add(loaded);
    if (files.includes(loaded)) allLoads(loaded, seen);
  }
  return seen;
}

const readsFiles = (file: string) =>
  file === 'record/read.ts' || file === 'record/read-event.ts' || (file.startsWith('events/') && file !== 'events/upcast.ts');

test.each(files.filter((file) => !readsFiles(file)))('%s loads no zod', (file) => {
  expect([...allLoads(file)].filter((loaded) => loaded.startsWith('zod'))).toEqual([]);
});

test('what reads files does, and nothing loads another package', () => {
  expect([...allLoads('record/read.ts')]).toContain('zod/mini');
  // The words of a text load nothing.
  expect(new Set(files.flatMap(loads).filter((loaded) => !files.includes(loaded)))).toEqual(new Set(['zod/mini', '../words/text.ts']));
});
