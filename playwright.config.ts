import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './tests/e2e/chromium.ts';
import { isLongPart, titleOfThisPart } from './tests/support/parts.ts';

/** Tests start the servers they need themselves, on a port the system picks: nothing here starts one. */
export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/set-up.ts',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  // What takes long, or guards what seldom changes, is tagged `@long`.
  grep: titleOfThisPart,
  retries: 0,
  // axe on the largest runbook takes 25 s where the processors are shared: the usual 30 s would be luck.
  timeout: 90_000,
  // A third of a test's time it waits for what the product waits for: three share two processors without one of them idle.
  workers: Math.min(4, Math.max(3, availableParallelism() - 1)),
  reporter: 'list',
  // A quarter of the time: `playwright test --trace retain-on-failure` where a failure needs looking at.
  // Each new context would make a copy of the site: only tests in which it matters allow it.
  // The long part runs in the browser that people use.
  use: { browserName: 'chromium', launchOptions: launchOptions(isLongPart ? 'full' : 'shell'), serviceWorkers: 'block' },
});
