/** Shows the progress of a build: a line a step, and how far in long ones. */
import type { BuildStep } from '../build/build-site.ts';

const words: Record<BuildStep['name'], string> = {
  read: 'Reading runbooks',
  draw: 'Drawing diagrams',
  compile: 'Compiling the pages (only after a change of the program)',
  render: 'Writing pages',
  search: 'Waiting for the search index',
  offline: 'Packing the offline copy',
  done: '',
};

/** A listener for `buildSite`. On a terminal counted steps stay on one line; elsewhere each step is one line. */
export function progressReporter(stream: NodeJS.WriteStream = process.stderr): (step: BuildStep) => void {
  const started = performance.now();
  let last: BuildStep['name'] | undefined;
  let lastPrinted = 0;
  return ({ name, done, total }) => {
    const elapsed = performance.now() - started;
    const counted = done !== undefined && total !== undefined;
    if (name === last && (!counted || elapsed - lastPrinted < (stream.isTTY ? 200 : 5000))) return;
    // Steps that took no time need no line; a build of a second is silent until its result.
    if (name !== 'compile' && elapsed < 1000) {
      last = name;
      return;
    }
    lastPrinted = elapsed;
    if (stream.isTTY && last !== undefined) stream.write('\r\u001B[K');
    last = name;
    if (words[name] !== '') stream.write(`${words[name]}${counted ? ` ${done} of ${total}` : ''} …${stream.isTTY ? '' : '\n'}`);
  };
}
