/** One folder for all that a test run writes, removed when it ends. Serves vitest and Playwright as their global set-up. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function makeTemporaryFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'breakglass-tests-'));
  process.env['BREAKGLASS_TEST_FOLDER'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
