/** Three incidents played through: what their exports say, against files that were read line by line, and what people still have to do. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentOf } from '../../../src/postmortem/document.ts';
import { promptsOf } from '../../../src/postmortem/markdown/prompts.ts';
import { settled } from '../../../src/postmortem/markdown/write.ts';
import { composePostmortem, type ShapeName, shapes, writePostmortem } from '../../../src/postmortem/shapes/registry.ts';
import { type Played, played } from '../../support/plays/played.ts';
import { plays } from '../../support/plays/plays.ts';

const folder = path.join(import.meta.dirname, '../../fixtures/plays');
const names = Object.keys(shapes).filter((name): name is ShapeName => Object.hasOwn(shapes, name));
const all = await Promise.all(Object.entries(plays).map(async ([name, play]) => [name, await played(play)] as const));

const gapsIn = ({ state, surroundings }: Played, shape: ShapeName) =>
  promptsOf(settled(composePostmortem(documentOf(state, surroundings), shape).blocks)).length;

describe.each(all)('%s, one minute after it was resolved', (name, play) => {
  test.each(names)('as %s', async (shape) => {
    const document = documentOf(play.state, play.surroundings);
    await expect(writePostmortem(document, shape)).toMatchFileSnapshot(path.join(folder, `${name}.${shape}.md`));
  });

  test('leaves at most six gaps in the full form and two in the short one', () => {
    expect(gapsIn(play, 'ours')).toBeLessThanOrEqual(6);
    expect(gapsIn(play, 'short-summary')).toBeLessThanOrEqual(2);
  });

  test('asks nobody to type a fact twice', () => {
    expect(typedTwice(play.typed)).toEqual([]);
  });
});

test('a fact that was typed twice is found', () => {
  const words = 'Sites behind us answer 502';
  expect(typedTwice([words, 'all sites behind us answer with 502', 'Ann'])).toHaveLength(1);
});

/** Pairs of typed texts of which one says most of what the other says. Names are no facts. */
function typedTwice(typed: readonly string[]): readonly (readonly [string, string])[] {
  const facts = typed
    .map((text) => ({ text, words: new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu)) }))
    .filter(({ words }) => words.size > 2);
  return facts.flatMap((one, at) =>
    facts.slice(at + 1).flatMap((other) => {
      const common = [...one.words].filter((word) => other.words.has(word)).length;
      return common / Math.min(one.words.size, other.words.size) > 0.6 ? [[one.text, other.text] as const] : [];
    }),
  );
}
