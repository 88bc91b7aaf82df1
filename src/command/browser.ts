/** The browser of the doctor. Playwright is not installed with Breakglass: it is used where the project has it. */
import type { Browser } from 'playwright-core';

/** Opens a Chromium; or why there is none. */
export async function browserFor(unwanted: boolean): Promise<(() => Promise<Browser>) | string> {
  if (unwanted) return '`--no-browser`';
  try {
    const { chromium } = await import('playwright-core');
    const { findChromium, launchOptions } = await import('./chromium.ts');
    if (findChromium() === undefined) return 'no Chromium was found: install one, or name one by BREAKGLASS_CHROMIUM';
    return () => chromium.launch(launchOptions());
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')
      return 'the package `playwright-core` is not installed: `npm i -D playwright-core`';
    throw error;
  }
}
