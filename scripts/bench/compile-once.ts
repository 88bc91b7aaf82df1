/** Compiles every runbook of a content root in this process and prints milliseconds as JSON: run in a process of its own, it is the cold figure. */
import { assemble } from '../../src/content/assemble.ts';
import { readContentRoot } from '../../src/content/read.ts';

const root = readContentRoot(process.argv[2] ?? '.');
const times: number[] = [];
for (let run = 0; run < 3; run++) {
  const started = performance.now();
  assemble(root, { base: '/' });
  times.push(performance.now() - started);
}
console.log(JSON.stringify({ runbooks: root.runbookFiles.length, cold: times[0], warm: Math.min(...times) }));
