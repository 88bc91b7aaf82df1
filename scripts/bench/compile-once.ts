/** Compiles every runbook of a content root three times in this process and prints milliseconds as JSON: the first time is the cold figure. */
import { assemble } from '../../src/content/assemble.ts';
import { readSources } from '../../src/content/read.ts';
import { prepareLanguages } from '../../src/query/registry.ts';
import { compile } from '../../src/runbook/compile.ts';

await prepareLanguages();
const root = readSources(process.argv[2] ?? '.');
const times: number[] = [];
let runbooks = 0;
for (let run = 0; run < 3; run++) {
  let spent = 0;
  const site = assemble(root, {
    base: '/',
    compile: (source, context) => {
      const started = performance.now();
      const compiled = compile(source, context);
      spent += performance.now() - started;
      return compiled;
    },
  });
  runbooks = site.runbooks.length;
  times.push(spent);
}
console.log(JSON.stringify({ runbooks, cold: times[0], warm: Math.min(...times) }));
