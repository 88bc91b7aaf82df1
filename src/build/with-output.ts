/** One build at a time in one output folder, and nothing left behind however it ends. */
import { killPrograms, programsEnded } from '../process/run-program.ts';
import { onInterrupt } from './interrupt.ts';
import { Output } from './output.ts';
import type { ContentPlace } from './output-place.ts';
import { type WriteBehind, writeBehind } from './write-behind.ts';

/**
 * Takes an output folder, builds into it with `build`, which may write other files by way of `files` too, and gives it back. Programs that the build started have ended when this does.
 * @throws {OutputError} when the folder cannot be written to or is in use, and what `build` throws.
 */
export async function withOutput<T>(
  folder: string,
  content: ContentPlace,
  build: (output: Output, files: WriteBehind) => Promise<T>,
): Promise<T> {
  const files = writeBehind();
  const output = new Output(folder, content, files);
  const close = () => {
    void files.stop();
    output.close();
  };
  const stopListening = onInterrupt(() => {
    killPrograms();
    close();
  });
  try {
    return await build(output, files);
  } catch (error) {
    killPrograms();
    throw output.explain(error);
  } finally {
    await programsEnded();
    close();
    stopListening();
  }
}
