/** Content roots made for a test: files by path, in a folder of their own that goes away with the process. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const made: string[] = [];
process.on('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Writes the files and answers the folder. */
export function contentRoot(files: Record<string, string | Uint8Array>): string {
  const root = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'breakglass-test-'));
  made.push(folder);
  return folder;
}
