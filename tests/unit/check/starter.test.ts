/** The starter library is an example: every check is content with it. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkContent } from '../../../src/check/run.ts';
import { assemble } from '../../../src/content/assemble.ts';
import { readSources } from '../../../src/content/read.ts';

it('has no problem, not even a note, and needs no ignore', async () => {
  const root = readSources(join(import.meta.dirname, '../../..'));
  const site = assemble(root, { base: '/' });
  // The day that the library was reviewed: how old it may grow is for its owners to see, not for this test.
  const surroundings = { today: '2026-11-21', lastCommit: () => undefined };
  expect(await checkContent(root, site, surroundings)).toEqual({ problems: [], ignored: 0 });
});
