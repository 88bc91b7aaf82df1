/** `npm run dev -- [--content DIR] [--base /path/] [--port N]`: the site, reloaded at every change of content or code. */

import { join } from 'node:path';
import { dev } from 'astro';
import { astroConfig } from '../src/build/astro-config.ts';
import { codeFilesOf } from '../src/build/code-runbooks.ts';
import { cacheRoot } from '../src/build/paths.ts';
import { contentOption, folder, normaliseBase, readOptions } from '../src/command/options.ts';
import { runCommand } from '../src/command/run.ts';
import { prepareLanguages } from '../src/query/registry.ts';

await runCommand(async () => {
  const options = readOptions({ ...contentOption, base: { type: 'string', default: '/' }, port: { type: 'string', default: '4321' } });
  const content = folder(options.content);
  const base = normaliseBase(options.base);
  await prepareLanguages();
  const codeFiles = await codeFilesOf(content, base);
  const server = await dev({
    ...astroConfig({ content, base, outDir: join(cacheRoot, 'dev'), codeFiles }),
    server: { port: Number(options.port) },
  });
  console.log(`Runbooks are at http://localhost:${server.address.port}${base} (Ctrl-C stops)`);
  return 0;
});
