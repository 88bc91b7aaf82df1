/** Pages are compiled the same whatever the environment of who compiles them, such as a test runner's, which has names of the bundler. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { noCode } from '../../src/build/code-runbooks.ts';
import { programRoot } from '../../src/build/paths.ts';
import { runProgram } from '../../src/process/run-program.ts';
import { temporaryFolder } from '../support/content-root.ts';

it('compiles for a site and not for developing, below the path that stands for its base @long', { timeout: 120_000 }, async () => {
  expect([process.env['BASE_URL'], process.env['DEV']], 'what this runner sets').toEqual(['/', '1']);
  const outDir = join(temporaryFolder(), 'out');
  const options = JSON.stringify({ content: temporaryFolder(), outDir, code: noCode, texts: 'strip' });
  const ran = await runProgram(process.execPath, [join(programRoot, 'src/build/compile-renderer.ts'), options], { cwd: programRoot });
  expect(ran, ran.output).toMatchObject({ code: 0 });
  const chunks = readdirSync(join(outDir, 'server'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mjs'));
  expect(chunks.filter((file) => file.includes('live-read'))).toEqual([]);
  const href = chunks.find((file) => /(?:^|\/)href_/.test(file)) ?? '';
  expect(readFileSync(join(outDir, 'server', href), 'utf8')).toContain('__breakglass_base__');
});
