/** `breakglass preview`: serves what was built. */
import { readMarker } from '../build/marker.ts';
import { callOf } from './call.ts';
import { untilStopped } from './run.ts';
import { serve } from './serve.ts';
import { UsageError } from './usage-error.ts';

/**
 * Serves until it is stopped.
 * @throws {UsageError} when the folder holds no whole site
 */
export async function preview(out: string, port: number): Promise<number> {
  const marker = readMarker(out);
  if (marker.kind === 'none') throw new UsageError(`${out} holds no built site: run \`${callOf('build')}\` first`);
  if (!marker.isFinished || marker.base === undefined)
    throw new UsageError(`the site in ${out} is incomplete: a build was cut off while it replaced files. Run \`${callOf('build')}\` again`);
  const { url } = await serve({ folder: out, base: marker.base, port });
  console.log(`Serving ${out} at ${url} (Ctrl-C stops)`);
  return await untilStopped();
}
