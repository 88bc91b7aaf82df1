import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { reference } from '../../../src/command/reference.ts';

it('docs/reference/fields.md says what the schemas say (npm run reference)', () => {
  expect(readFileSync(join(import.meta.dirname, '../../../docs/reference/fields.md'), 'utf8')).toBe(reference());
});

it('describes every field', () => {
  const bare = reference()
    .split('\n')
    .filter((line) => /^\| `[^`]+` \|/.test(line) && /\|\s*(\*\*Required\.\*\*)?\s*\|$/.test(line));
  expect(bare).toEqual([]);
});
