/** The script in the page of a runbook that keeps what was opened, run as browsers run it. */
import { expect, test } from 'vitest';
import { openedBoot } from '../../../src/ui/theme-boot.ts';

const key = 'breakglass-recent:/ops/';

/** Opens runbooks one after the other in a browser that keeps `kept`; answers what it keeps then. */
function opened(kept: string | null, ...names: readonly string[]): unknown {
  const store = new Map(kept === null ? [] : [[key, kept]]);
  const localStorage = {
    getItem: (name: string) => store.get(name) ?? null,
    setItem: (name: string, text: string) => store.set(name, text),
  };
  for (const name of names) {
    const document = {
      documentElement: { dataset: { site: '/ops/' } },
      querySelector: () => ({ dataset: { title: name.toUpperCase() } }),
    };
    new Function('localStorage', 'document', 'location', openedBoot)(localStorage, document, { pathname: `/ops/runbooks/shop/${name}/` });
  }
  return JSON.parse(store.get(key) ?? 'null');
}

const page = (name: string) => ({ title: name.toUpperCase(), path: `runbooks/shop/${name}/` });

test('the latest is first, each once, and four are kept', () => {
  expect(opened(null, 'a', 'b', 'c', 'd', 'e', 'b')).toEqual(['b', 'e', 'd', 'c'].map(page));
});

test.each(['null', '{"a":1}', '"x"', '7'])('%s begins anew', (kept) => {
  expect(opened(kept, 'a')).toEqual([page('a')]);
});
