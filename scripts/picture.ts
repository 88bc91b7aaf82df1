/** `node scripts/run.mjs picture`: plays an incident on the site built from this repository and takes the README's pictures into docs/pictures. */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { programRoot } from '../src/build/paths.ts';
import { serve } from '../src/command/serve.ts';
import { launchOptions } from '../tests/e2e/chromium.ts';
import { playDesk, playPhone } from './picture/story.ts';
import { runNode } from './test/tool.ts';

/** A picture heavier than this is a mistake: the README shows all of them at once. In bytes. */
const heaviest = 300_000;
const heaviestTogether = 1_500_000;

const pictures = join(programRoot, 'docs', 'pictures');
const site = mkdtempSync(join(tmpdir(), 'breakglass-picture-'));
process.on('exit', () => rmSync(site, { recursive: true, force: true }));
const built = await runNode('scripts/breakglass.ts', ['build', '--out', site]);
if (built.code !== 0) throw new Error(built.output);
const { url, server } = await serve({ folder: site, base: '/', port: 0 });
const browser = await chromium.launch(launchOptions());

rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });
let together = 0;
for (const colorScheme of ['light', 'dark'] as const) {
  for (const [play, options] of [
    [playDesk, { viewport: { width: 1280, height: 800 } }],
    [playPhone, { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }],
  ] as const) {
    const context = await browser.newContext({
      ...options,
      colorScheme,
      deviceScaleFactor: 1.5,
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    // The typeface is in the browser's cache from the second visit on.
    await context.addInitScript(() => localStorage.setItem('breakglass-fonts', '1'));
    await play(await context.newPage(), url, (page, name) => take(page, `${name}-${colorScheme}`));
    await context.close();
  }
}
await browser.close();
server.close();
console.log(`${(together / 1000).toFixed(0)} kB together`);
if (together > heaviestTogether) throw new Error(`The pictures weigh more than ${heaviestTogether / 1000} kB together.`);

/** Takes what is on the screen, in the site's own typeface. Fails when the typeface is not there. */
async function take(page: Page, name: string): Promise<void> {
  const faces = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
  });
  if (!faces.some((face) => face.includes('Atkinson'))) throw new Error(`${name}: the site's typeface was not loaded.`);
  const path = join(pictures, `${name}.webp`);
  await page.screenshot({ path, type: 'webp', quality: 82 });
  const { size } = statSync(path);
  together += size;
  console.log(`${name}.webp ${(size / 1000).toFixed(0)} kB`);
  if (size > heaviest) throw new Error(`${name}.webp weighs more than ${heaviest / 1000} kB.`);
}
