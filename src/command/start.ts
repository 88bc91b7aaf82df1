/** `breakglass start`: builds what changed and serves it. */
import { isUpToDate } from '../build/notes.ts';
import { type BuildCommandOptions, buildAndReport } from './build-command.ts';
import { untilStopped } from './run.ts';
import { serve } from './serve.ts';

/** Exit code 1 with `strict` when the content has errors; otherwise it serves until it is stopped. */
export async function start(build: BuildCommandOptions, port: number): Promise<number> {
  if (await isUpToDate(build)) console.log('Nothing changed since the last build.');
  else {
    const { code } = await buildAndReport(build);
    if (code !== 0) return code;
  }
  const { url } = await serve({ folder: build.out, base: build.base, port });
  console.log(`\nRunbooks are at ${url} (Ctrl-C stops)`);
  return await untilStopped();
}
