/** Codes read by a camera: the browser's own test camera plays a film of them. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import encode from 'qr';
import { codesOf } from '../../src/share/codes.ts';
import { payloadOf } from '../../src/share/link.ts';
import { temporaryFolder } from '../support/content-root.ts';
import { incidentOf } from '../unit/share/record.ts';
import { launchOptions } from './chromium.ts';
import { expect, test } from './site.ts';

const size = 640;

/** A film with each code for two frames, grey at the edges as a screen in a room: Y4M, which Chromium plays in a circle. */
function film(codes: readonly string[]): string {
  const frames = codes.flatMap((code) => {
    const rows = encode(code, 'raw', { ecc: 'low', border: 4 });
    const scale = Math.floor((size * 0.9) / rows.length);
    const start = Math.floor((size - rows.length * scale) / 2);
    const frame = Buffer.alloc((size * size * 3) / 2, 128);
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const isDark = rows[Math.floor((y - start) / scale)]?.[Math.floor((x - start) / scale)];
        frame[y * size + x] = isDark === undefined ? 90 : isDark ? 30 : 220;
      }
    }
    return [frame, frame];
  });
  const file = path.join(temporaryFolder(), 'codes.y4m');
  const head = Buffer.from(`YUV4MPEG2 W${size} H${size} F4:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([head, ...frames.flatMap((frame) => [Buffer.from('FRAME\n'), frame])]));
  return file;
}

test('the camera reads a sequence of codes as they take turns, and stops @long', async ({ starter }) => {
  const codes = codesOf(await payloadOf([incidentOf(60).log]), starter.url) ?? [];
  expect(codes.length).toBeGreaterThan(2);
  const options = launchOptions('full');
  const camera = [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${film(codes)}`,
  ];
  const browser = await chromium.launch({ ...options, args: [...(options.args ?? []), ...camera] });
  const page = await browser.newPage();
  await page.goto(`${starter.url}incident/`);
  await page.locator('summary', { hasText: 'Scan a QR code' }).click();
  await page.getByRole('button', { name: 'Use the camera' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Checkout fails', { timeout: 60_000 });
  await expect(page.locator('.timeline .line-text')).toHaveCount(60);
  await expect(page.locator('video.camera')).toHaveCount(0);
  await browser.close();
});

test('without a camera, and where it is refused, it says so and leaves the photos', async ({ page, starter }) => {
  await page.goto(`${starter.url}incident/`);
  await page.locator('summary', { hasText: 'Scan a QR code' }).click();
  await page.getByRole('button', { name: 'Use the camera' }).click();
  await expect(page.locator('.code-progress')).toHaveText(/camera.*(?:photo|Choose a photo)\.$/);
  await expect(page.getByLabel('Or choose photos of the codes')).toBeAttached();
});
