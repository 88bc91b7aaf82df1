/** Our check of shell commands says what bash says: of our own runbooks and sheets, of the constructs, and of mutants. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const script = new URL('../../scripts/compare-bash.ts', import.meta.url).pathname;
const bash = spawnSync('bash', ['--version'], { encoding: 'utf8' }).error === undefined;

describe.skipIf(!bash)(`compare-bash${bash ? '' : ' (skipped: bash is not installed)'}`, () => {
  // A thousand calls of bash, of a grammar that seldom changes.
  it('finds no command that bash takes and we refuse @long', { timeout: 120_000 }, () => {
    const folder = mkdtempSync(join(process.env['BREAKGLASS_TEST_FOLDER'] ?? tmpdir(), 'compare-bash-'));
    writeFileSync(join(folder, 'a.md'), '```bash\nfor i in a; do\n  ls <file>\ndone\n```\n\n```console\n$ ls |\n> wc\nout (\n```\n');
    const result = spawnSync(process.execPath, [script, '--mutants', '1', '--files', folder], { encoding: 'utf8' });
    expect(result.stdout).toMatch(/^commands of the folder: 2 \(bash refuses 0\)/m);
    expect(result.stdout).toMatch(/^constructs: 5\d\d \(bash refuses 1\d\d\)/m);
    expect(result.stdout.match(/^ {2}bash takes, we refuse: \d+/gm)).toEqual(Array(4).fill('  bash takes, we refuse: 0'));
    expect(result.status).toBe(0);
  });

  it('says so and is content where there is no bash', () => {
    const result = spawnSync(process.execPath, [script], { encoding: 'utf8', env: { ...process.env, PATH: '' } });
    expect(result.stdout).toBe('skipped: bash is not installed\n');
    expect(result.status).toBe(0);
  });
});
