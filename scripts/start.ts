/** `npm start -- [--content DIR] [--out DIR] [--base /path/] [--port N]`: builds what changed and serves it. */
import { isUpToDate } from '../src/build/notes.ts';
import { buildAndReport } from '../src/command/build-command.ts';
import { contentOption, folder, normaliseBase, outputOptions, readOptions } from '../src/command/options.ts';
import { runCommand } from '../src/command/run.ts';
import { serve } from '../src/command/serve.ts';

await runCommand(async () => {
  const options = readOptions({ ...contentOption, ...outputOptions, port: { type: 'string', default: '4321' } });
  const build = { content: folder(options.content), out: folder(options.out), base: normaliseBase(options.base), strict: options.strict };
  if (await isUpToDate(build)) console.log('Nothing changed since the last build.');
  else {
    const { code } = await buildAndReport(build);
    if (code !== 0) return code;
  }
  const { url } = await serve({ folder: build.out, base: build.base, port: Number(options.port) });
  console.log(`\nRunbooks are at ${url} (Ctrl-C stops)`);
  return 0;
});
