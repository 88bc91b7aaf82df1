/** While developing there is no offline copy. A worker that `npm start` left at this address would show its old pages: it finds the kill switch. */
import type { AstroIntegration } from 'astro';
import { workerFile } from '../offline/shared/names.ts';
import { workerScript } from './compile-worker.ts';

export function noWorker(base: string): AstroIntegration {
  return {
    name: 'breakglass-no-worker',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(async (request, response, next) => {
          // The base may have been taken off already.
          const path = (request.url ?? '').split('?')[0];
          if (path !== base + workerFile && path !== `/${workerFile}`) return next();
          response.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-store' }).end(await workerScript('off'));
        });
      },
    },
  };
}
