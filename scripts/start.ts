/**
 * `npm start`: the product's `start`; for the repository's own content, with the docs as a site below it, at `/docs/`, where the footer of
 * the starter leads. Anything but a port among the options is a wish of its own: then the docs are left out.
 */
import { join, resolve } from 'node:path';
import { isUpToDate } from '../src/build/notes.ts';
import { programRoot } from '../src/build/paths.ts';
import { buildAndReport } from '../src/command/build-command.ts';
import { runCommand } from '../src/command/run.ts';

const typed = process.argv.slice(2);
const isPlain = typed.every((word) => /^(?:--port(?:=\d+)?|\d+)$/.test(word));
const root = resolve(programRoot);
const out = join(root, 'dist');
const starter = { content: root, out, base: '/', strict: false };
const docs = { content: join(root, 'docs'), out: join(out, 'docs'), base: '/docs/', strict: false };

if (isPlain && resolve(process.env['INIT_CWD'] ?? process.cwd()) === root)
  await runCommand(async () => {
    // In this order: a folder that has the docs alone would be somebody else's to the other build.
    for (const site of [starter, docs]) if (!(await isUpToDate(site))) await buildAndReport(site);
    return 0;
  });
if (process.exitCode === undefined || process.exitCode === 0) {
  process.argv.splice(2, typed.length, 'start', ...typed);
  await import('../src/command/line/main.ts');
}
