/** Playing a drill needs no schema library: only what reads files brings it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const src = path.join(import.meta.dirname, '../../../src');
const files = readdirSync(path.join(src, 'drill')).filter((file) => file.endsWith('.ts'));
const schemas = ['script.ts', 'result-schema.ts'];

/** The packages and files that a file brings along when it runs. */
function brings(file: string, seen = new Set<string>()): Set<string> {
  const text = readFileSync(path.join(src, file), 'utf8');
  for (const [, specifier = ''] of text.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)) {
    const target = specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier;
    if (seen.has(target)) continue;
    seen.add(target);
    if (specifier.startsWith('.')) brings(target, seen);
  }
  return seen;
}

test.each(files.filter((file) => !schemas.includes(file)))('%s', (file) => {
  expect([...brings(`drill/${file}`)].filter((name) => name.startsWith('zod'))).toEqual([]);
});

test('what checks scripts and results does', () => {
  for (const file of schemas) expect([...brings(`drill/${file}`)]).toContain('zod');
});
