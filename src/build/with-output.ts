/** One build at a time in one output folder, and nothing left behind however it ends. */
import { killPrograms, programsEnded } from '../process/run-program.ts';
import { onInterrupt } from './interrupt.ts';
import { Output } from './output.ts';
import type { ContentPlace } from './output-place.ts';

/**
 * Takes an output folder, builds into it with `build`, and gives it back. Programs that the build started have ended when this does.
 * @throws {OutputError} when the folder cannot be written to or is in use, and what `build` throws.
 */
export async function withOutput<T>(folder: string, content: ContentPlace, build: (output: Output) => Promise<T>): Promise<T> {
  const output = new Output(folder, content);
  const stopListening = onInterrupt(() => {
    killPrograms();
    output.close();
  });
  try {
    return await build(output);
  } catch (error) {
    killPrograms();
    throw output.explain(error);
  } finally {
    await programsEnded();
    output.close();
    stopListening();
  }
}
