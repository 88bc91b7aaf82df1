/** Which tests run in which part. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOfLongPart, longTitle, usualTitle } from '../support/parts.ts';

describe('the two parts', () => {
  it('differ by tags, anywhere in the full title', () => {
    const parts = ['a test', 'a test @long', 'a group @long a test', 'a test @fault-3 @repeats', 'a longer test', 'a@longer one'].map(
      (title) => [usualTitle.test(title) && 'usual', longTitle.test(title) && 'long'].filter(Boolean).join(' and '),
    );
    expect(parts).toEqual(['usual', 'long', 'long', 'usual and long', 'usual', 'usual']);
  });

  it('share what repeats: each file that chooses its rounds by the part has a test that runs in both', () => {
    const tests = path.dirname(import.meta.dirname);
    const choosing = readdirSync(tests, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:test|spec)\.ts$/.test(file) && /import \{ isLongPart/.test(readFileSync(path.join(tests, file), 'utf8')))
      .map((file) => `tests/${file.replaceAll(path.sep, '/')}`);
    expect(choosing.length).toBeGreaterThan(5);
    for (const file of choosing) expect(readFileSync(path.join(tests, '..', file), 'utf8'), file).toMatch(/@repeats['`]/);
    expect([...filesOfLongPart('.test.ts'), ...filesOfLongPart('.spec.ts')]).toEqual(expect.arrayContaining(choosing));
  });
});
