/** Three incidents played through: what their exports say, against files that were read line by line. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { documentOf } from '../../../src/postmortem/document.ts';
import { type ShapeName, shapes, writePostmortem } from '../../../src/postmortem/shapes/registry.ts';
import { plays } from '../../support/plays/plays.ts';

const folder = path.join(import.meta.dirname, '../../fixtures/plays');
const names = Object.keys(shapes).filter((name): name is ShapeName => Object.hasOwn(shapes, name));

test.each(Object.entries(plays))('%s', async (name, play) => {
  const { state, surroundings } = play();
  const document = documentOf(state, surroundings);
  for (const shape of names) await expect(writePostmortem(document, shape)).toMatchFileSnapshot(path.join(folder, `${name}.${shape}.md`));
});
