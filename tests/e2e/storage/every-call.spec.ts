/** Whichever call of the browser's storage fails, once or from then on: nothing acknowledged is lost, and what is not saved is told. */
import { expect } from '@playwright/test';
import type { Fault } from './room.ts';
import { test } from './test-page.ts';

/** No run without failures has as many calls. */
const lastCall = 30;

const texts = ['one', 'two', 'three'];

for (const [name, kind] of [
  ['before it was made', { when: 'before', onwards: false }],
  ['after it had its effect', { when: 'after', onwards: false }],
  ['before it was made, and all after it', { when: 'before', onwards: true }],
  ['after it had its effect, and all after it', { when: 'after', onwards: true }],
] as const) {
  test(`the N-th call fails ${name} @fault-3`, { tag: '@long' }, async ({ testPage, page }) => {
    test.setTimeout(120_000);
    await page.goto(testPage.url);
    for (let call = 1, calls = 1; call <= calls; call++) {
      const base = `/n${call}/`;
      const fault: Fault = { call, ...kind };
      await page.evaluate(([site, injected]) => room.open(site, injected), [base, fault] as const);
      const saved = await page.evaluate((said) => room.write(...said), texts);
      const then = await page.evaluate(() => ({
        calls: room.calls(),
        notes: room.notes(),
        unsaved: room.unsaved(),
        state: room.record().state(),
      }));
      // All is shown, and each is saved or told as unsaved; one failure is mended at once.
      expect(then.notes, `call ${call}`).toEqual(texts.toSorted());
      expect([...saved, ...then.unsaved].sort(), `call ${call}`).toEqual(texts.toSorted());
      expect(then.state.unsaved, `call ${call}`).toBe(then.unsaved.length);
      if (!kind.onwards) expect(then.unsaved, `call ${call}`).toEqual([]);

      await page.evaluate((site) => room.open(site), base);
      expect(await page.evaluate(() => room.notes()), `call ${call}`).toEqual(expect.arrayContaining(saved));
      // With no more failures than this the number of calls stays about the same; with lasting ones it does not end.
      calls = kind.onwards ? lastCall : then.calls;
    }
  });
}
