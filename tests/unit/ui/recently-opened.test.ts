/** The runbooks that a device opened last. */
import { expect, test } from 'vitest';
import { keptAtMost, parseOpened, withLatest } from '../../../src/ui/client/reading/recently-opened.ts';

const page = (name: string) => ({ title: name.toUpperCase(), path: `runbooks/shop/${name}/` });

test('the latest is first, each once, and only a few are kept', () => {
  const pages = ['a', 'b', 'c', 'd', 'e', 'b'].reduce<readonly ReturnType<typeof page>[]>((kept, name) => withLatest(kept, page(name)), []);
  expect(pages.map(({ path }) => path)).toEqual(['b', 'e', 'd', 'c'].map((name) => page(name).path));
  expect(pages).toHaveLength(keptAtMost);
});

test.each(['', 'null', '{"a":1}', '[1,{"title":"x"},{"title":1,"path":"x"}]', '[{"title":"x","path":"y"'])('%s is nothing', (text) => {
  expect(parseOpened(text)).toEqual([]);
});

test('what was kept is read again', () => {
  expect(parseOpened(JSON.stringify([page('a')]))).toEqual([page('a')]);
});
