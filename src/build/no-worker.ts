/** While developing there is no offline copy. A worker that `npm start` left at this address would show its old pages: it finds the kill switch. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { workerFile } from '../offline/shared/names.ts';
import { rendererFolder } from './compiled-renderer.ts';
import { compiledFolder, isInstalled, programRoot } from './paths.ts';

export function noWorker(base: string): AstroIntegration {
  return {
    name: 'breakglass-no-worker',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(async (request, response, next) => {
          // The base may have been taken off already.
          const path = (request.url ?? '').split('?')[0];
          if (path !== base + workerFile && path !== `/${workerFile}`) return next();
          response.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-store' }).end(await killSwitch());
        });
      },
    },
  };
}

/** Compiled here, or as it came with the package. */
async function killSwitch(): Promise<string> {
  if (isInstalled) return readFileSync(join(programRoot, compiledFolder, rendererFolder, 'worker', 'off.js'), 'utf8');
  const { workerScript } = await import('./compile-worker.ts');
  return await workerScript('off');
}
