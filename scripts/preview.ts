/** `npm run preview -- [--out DIR] [--base /path/] [--port N]`: serves what was built. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  const marker = join(out, 'build.json');
  if (!existsSync(marker)) throw new UsageError(`${out} holds no built site: run \`npm run build\` first`);
  const { base }: { base: string } = JSON.parse(readFileSync(marker, 'utf8'));
  const { url } = await serve({ folder: out, base, port: Number(options.port) });
  console.log(`Serving ${out} at ${url} (Ctrl-C stops)`);
  return 0;
});
