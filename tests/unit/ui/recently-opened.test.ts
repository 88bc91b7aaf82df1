/** The runbooks that a device opened last. */
import { expect, test } from 'vitest';
import { keptAtMost, withLatest } from '../../../src/ui/client/reading/recently-opened.ts';

const page = (name: string) => ({ title: name.toUpperCase(), path: `runbooks/shop/${name}/` });

test('the latest is first, each once, and only a few are kept', () => {
  const pages: unknown = JSON.parse(['a', 'b', 'c', 'd', 'e', 'b'].reduce((kept, name) => withLatest(kept, page(name)), ''));
  expect(pages).toEqual(['b', 'e', 'd', 'c'].map(page));
  expect(pages).toHaveLength(keptAtMost);
});

test.each(['', 'null', '{"a":1}', '[1', '"x"'])('%s is no list', (kept) => {
  expect(JSON.parse(withLatest(kept, page('a')))).toEqual([page('a')]);
});
