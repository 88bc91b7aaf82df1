/** `breakglass dev`: the site, shown anew at every change of the content. */
import { join } from 'node:path';
import { dev as startAstro } from 'astro';
import { astroConfig } from '../build/astro-config.ts';
import { codeFilesOf } from '../build/code-runbooks.ts';
import { cacheRoot } from '../build/paths.ts';
import { prepareLanguages } from '../query/registry.ts';
import { untilStopped } from './run.ts';

export interface DevOptions {
  /** The content root, absolute. */
  readonly content: string;
  readonly base: string;
  readonly port: number;
}

/** Serves until it is stopped. */
export async function dev({ content, base, port }: DevOptions): Promise<number> {
  await prepareLanguages();
  const codeFiles = await codeFilesOf(content, base);
  const server = await startAstro({ ...astroConfig({ content, base, outDir: join(cacheRoot, 'dev'), codeFiles }), server: { port } });
  console.log(`Runbooks are at http://localhost:${server.address.port}${base} (Ctrl-C stops)`);
  return await untilStopped();
}
