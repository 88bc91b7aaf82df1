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

it('asks for values that are declared, so for no token of a terminal, which would be kept and logged', () => {
  const site = assemble(readSources(join(import.meta.dirname, '../../..')), { base: '/' });
  const asked = site.sheets.flatMap(({ queries }) =>
    queries.flatMap(({ id, code, variables }) =>
      code.variables.filter((name) => variables[name]?.description === undefined).map((name) => `${id}: ${name}`),
    ),
  );
  expect(site.sheets.length).toBeGreaterThan(20);
  expect(asked).toEqual([]);
});
