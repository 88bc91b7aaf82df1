/** While developing: content is read again when it changes, and the page is reloaded. */
import type { AstroIntegration } from 'astro';
import { assemble } from '../content/assemble.ts';
import { readContentRoot } from '../content/read.ts';
import type { Site } from '../content/site.ts';
import { prepareLanguages } from '../query/registry.ts';

interface Live {
  read: () => Site;
}

/** Vite loads pages in a module graph of its own; the process is all they share with this integration. */
const live = globalThis as typeof globalThis & { breakglassLive?: Live };

/** The content as it is now. Only there while developing. */
export function liveSite(): Site {
  if (live.breakglassLive === undefined) throw new Error('the content is not being watched: this runs in `npm run dev` only');
  return live.breakglassLive.read();
}

export function liveContent(content: string): AstroIntegration {
  return {
    name: 'breakglass-live-content',
    hooks: {
      'astro:server:setup': async ({ server, logger }) => {
        await prepareLanguages();
        let site: Site | undefined;
        live.breakglassLive = {
          read: () => {
            if (site === undefined) {
              const started = performance.now();
              site = assemble(readContentRoot(content), { base: server.config.base });
              const errors = site.problems.filter((problem) => problem.severity === 'error');
              logger.info(`${site.runbooks.length} runbooks read in ${Math.round(performance.now() - started)} ms`);
              for (const problem of errors.slice(0, 20))
                logger.error(`${problem.file}:${problem.line}:${problem.column} ${problem.message}`);
            }
            return site;
          },
        };
        server.watcher.add(content);
        server.watcher.on('all', (_event, path) => {
          if (!/\.(mdx?|ya?ml|png|jpe?g|gif|webp|avif|svg)$/i.test(path) || path.includes('node_modules')) return;
          site = undefined;
          server.ws.send({ type: 'full-reload' });
        });
      },
    },
  };
}
