/** `npm run preview -- [--out DIR] [--base /path/] [--port N]`: serves what was built. */
import { readMarker } from '../src/build/marker.ts';
import { folder, readOptions, UsageError } from '../src/command/options.ts';
import { runCommand } from '../src/command/run.ts';
import { serve } from '../src/command/serve.ts';

await runCommand(async () => {
  const options = readOptions({
    content: { type: 'string' },
    out: { type: 'string', default: 'dist' },
    port: { type: 'string', default: '4321' },
  });
  const out = folder(options.out);
  const marker = readMarker(out);
  if (marker.kind === 'none') throw new UsageError(`${out} holds no built site: run \`npm run build\` first`);
  if (!marker.isFinished || marker.base === undefined)
    throw new UsageError(`the site in ${out} is incomplete: a build was cut off while it replaced files. Run \`npm run build\` again`);
  const { url } = await serve({ folder: out, base: marker.base, port: Number(options.port) });
  console.log(`Serving ${out} at ${url} (Ctrl-C stops)`);
  return 0;
});
