/**
 * `node scripts/icons.ts`: draws the icons of the installed app from the drawings in `public/`. The same Chromium gives the same bytes.
 * Maskable ones hold what matters in the middle 80 %, as systems cut them to their own shape (https://w3c.github.io/manifest/#icon-masks).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { programRoot } from '../src/build/paths.ts';
import { launchOptions } from '../tests/e2e/chromium.ts';

const icons = [
  { file: 'icon-192.png', drawing: 'favicon.svg', size: 192 },
  { file: 'icon-512.png', drawing: 'favicon.svg', size: 512 },
  { file: 'icon-maskable-512.png', drawing: 'icon-maskable.svg', size: 512 },
  // iOS rounds it itself and paints what is transparent black.
  { file: 'apple-touch-icon.png', drawing: 'icon-maskable.svg', size: 180 },
] as const;

const browser = await chromium.launch(launchOptions());
for (const { file, drawing, size } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const source = readFileSync(join(programRoot, 'public', drawing)).toString('base64');
  await page.setContent(
    `<style>body{margin:0;background:none}img{display:block}</style><img width="${size}" height="${size}" src="data:image/svg+xml;base64,${source}">`,
  );
  writeFileSync(join(programRoot, 'public', file), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
