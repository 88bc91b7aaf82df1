/** The development server for runbooks that hold code (`mdx.code`): Astro's, as they pass through its bundler. */
import { join } from 'node:path';
import { astroConfig } from '../build/astro-config.ts';
import { cleanEnvironment } from '../build/clean-environment.ts';
import { codeOf } from '../build/code-runbooks.ts';
import { cacheRoot } from '../build/paths.ts';
import { readSettings } from '../content/read-settings.ts';
import { readWords } from '../content/words.ts';
import { prepareLanguages } from '../query/registry.ts';
import type { DevOptions } from './dev.ts';
import { untilStopped } from './run.ts';

/** Serves until it is stopped. */
export async function developWithCode({ content, base, port }: DevOptions): Promise<number> {
  cleanEnvironment();
  const { dev } = await import('astro');
  await prepareLanguages();
  const code = await codeOf(content, base);
  const server = await dev({
    ...astroConfig({
      content,
      base,
      outDir: join(cacheRoot, 'dev'),
      code,
      texts: readWords(content, readSettings(content).settings).value ?? 'strip',
    }),
    server: { port },
  });
  console.log(`Runbooks are at http://localhost:${server.address.port}${base} (Ctrl-C stops)`);
  return await untilStopped();
}
