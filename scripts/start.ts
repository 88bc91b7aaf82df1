/**
 * `npm start`: the product's `start`; for the repository's own content, with the docs as a site below it, at `/docs/`, where the footer of
 * the starter leads. Anything but a port among the options is a wish of its own: then the docs are left out.
 */
import { join, resolve } from 'node:path';
import { isUpToDate } from '../src/build/notes.ts';
import { programRoot } from '../src/build/paths.ts';
import { buildAndReport } from '../src/command/build-command.ts';
import { runCommand } from '../src/command/run.ts';
import { runProgram } from '../src/process/run-program.ts';

const typed = process.argv.slice(2);
const isPlain = typed.every((word) => /^(?:--port(?:=\d+)?|\d+)$/.test(word));
const root = resolve(programRoot);
const out = join(root, 'dist');
const starter = { content: root, out, base: '/', strict: false };
const docs = { content: join(root, 'docs'), out: join(out, 'docs'), base: '/docs/', strict: false };

const isOurs = isPlain && resolve(process.env['INIT_CWD'] ?? process.cwd()) === root;

if (isOurs)
  await runCommand(async () => {
    if (!(await isUpToDate(starter))) await buildAndReport(starter);
    return 0;
  });
if (process.exitCode === undefined || process.exitCode === 0) {
  // After the starter, as a folder that has the docs alone would be somebody else's to its build; beside the server, which waits for nothing.
  if (isOurs && !(await isUpToDate(docs))) void buildDocs();
  process.argv.splice(2, typed.length, 'start', ...typed);
  await import('../src/command/line/main.ts');
}

async function buildDocs(): Promise<void> {
  const args = [join(root, 'scripts/breakglass.ts'), 'build', docs.content, '--out', docs.out, '--base', docs.base];
  const { code, output } = await runProgram(process.execPath, args, { cwd: root });
  console.log(code === 0 ? 'The docs are there too, at /docs/.' : `The docs could not be built:\n${output}`);
}
