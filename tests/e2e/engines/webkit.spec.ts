/** The main jobs of a night on call in WebKit, the engine of Safari: no page ends its process, and what is ticked and logged stays. */
import { expect, test } from '../site.ts';
import { pageKinds } from './pages.ts';
import { noWebKit, startWebKit, type WebKit } from './webkit.ts';

const phone = { width: 390, height: 844 };
const laptop = { width: 1280, height: 860 };
const runbook = 'runbooks/user-service/latency-spike/?namespace=shop';

test.describe('in WebKit @long @fault-60', () => {
  test.skip(noWebKit !== '', noWebKit);
  let webKit: WebKit;
  test.beforeAll(async () => {
    webKit = await startWebKit();
  });
  test.afterAll(async () => {
    await webKit?.quit();
  });

  test('every kind of page opens on a phone and on a laptop and scrolls in one direction', async ({ starter }) => {
    test.setTimeout(400_000);
    for (const size of [phone, laptop]) {
      for (const address of pageKinds) {
        await webKit.open(starter.url + address, size);
        const seen = await webKit.until(`/${address} is awake at ${size.width} px`, () =>
          document.querySelector('[data-offline]')?.textContent === '' || document.querySelector('h1, main input[type=search]') === null
            ? undefined
            : { width: innerWidth, inner: document.documentElement.clientWidth, whole: document.documentElement.scrollWidth },
        );
        expect(seen.width).toBe(size.width);
        expect.soft(seen.whole, `/${address} at ${size.width} px`).toBeLessThanOrEqual(seen.inner);
      }
    }
  });

  test('a step is ticked, a command copied and a line logged, and all of it is there after a reload', async ({ starter }) => {
    test.setTimeout(400_000);
    await webKit.open(starter.url + runbook, phone);
    await webKit.until('the ticks are drawn', () => document.querySelector('article.runbook')?.hasAttribute('data-ticks'));
    await webKit.press('#save-evidence input[type=checkbox]');
    await webKit.until('the next step is open', () => document.querySelector('#check-release.next.open') !== null);
    expect(await webKit.ask(() => document.querySelector('#check-release pre')?.textContent)).toContain('-n shop');
    await webKit.press('#check-release .copy');
    await webKit.until('it says that it was copied', () =>
      /^Copied/.test(document.querySelector('#check-release .copy')?.textContent ?? ''),
    );
    await webKit.press('#check-release button.outcome.bad');
    await webKit.until('the message', () => document.querySelector('.toast')?.textContent?.includes('Logged: Bad'));
    await webKit.press('.bar [data-log]');
    await webKit.until('the field has the focus', () => document.activeElement?.id === 'app:quick-note');
    await webKit.type('rolled back\uE007');
    await webKit.until('the message', () => document.querySelector('.toast')?.textContent?.includes('Logged: rolled back'));

    await webKit.open(starter.url + runbook, laptop);
    await webKit.until('the tick', () => document.querySelector<HTMLInputElement>('#save-evidence input')?.checked);
    const closed = await webKit.ask(
      () => [...document.querySelectorAll('.body > section')].filter((one) => one.getBoundingClientRect().height < 60).length,
    );
    expect(closed, 'sections that are not shown on a wide screen').toBe(0);
    await webKit.open(`${starter.url}incident/`, laptop);
    await webKit.until('the line', () => document.querySelector('.timeline')?.textContent?.includes('rolled back'));
  });

  test('values that came with an alert and are not confirmed have their mark in a query', async ({ starter }) => {
    await webKit.open(`${starter.url}${runbook}&alertname=UserServiceHighLatency`, laptop);
    const line = await webKit.until('a mark', () => {
      const mark = document.querySelector('var.unconfirmed');
      return mark === null ? undefined : getComputedStyle(mark).textDecorationStyle;
    });
    expect(line).toBe('dotted');
  });
});
