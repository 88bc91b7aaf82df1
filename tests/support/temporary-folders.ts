/**
 * One folder for all that a test run writes, removed when it ends; also for what the programs write that it starts, browsers above all.
 * Serves vitest and Playwright as their global set-up.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function makeTemporaryFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'breakglass-tests-'));
  // PostgreSQL runs as a user of its own, who must reach its folder in this one.
  chmodSync(folder, 0o711);
  process.env['BREAKGLASS_TEST_FOLDER'] = folder;
  // What Playwright has translated of the tests serves later runs too.
  process.env['PLAYWRIGHT_TRANSFORM_CACHE_DIR'] ??= join(tmpdir(), `playwright-transform-cache-${process.getuid?.() ?? ''}`);
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
