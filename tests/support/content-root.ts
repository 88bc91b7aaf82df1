/** Content roots made for a test: files by path, in a folder of their own that goes away with the run. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Writes the files and answers the folder. */
export function contentRoot(files: Record<string, string | Uint8Array>): string {
  const root = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** An empty folder; `temporary-folders.ts` removes it when the run ends. */
export function temporaryFolder(): string {
  return mkdtempSync(join(process.env['BREAKGLASS_TEST_FOLDER'] ?? tmpdir(), 'breakglass-test-'));
}
