/** While developing: content is read again when it changes, and the page is reloaded. */
import type { AstroIntegration } from 'astro';
import { readHistory } from '../check/history.ts';
import { decideForPages } from '../check/run.ts';
import { assemble } from '../content/assemble.ts';
import { templateProblems } from '../content/postmortem-template.ts';
import { readContentRoot } from '../content/read.ts';
import type { Site } from '../content/site.ts';
import { prepareLanguages } from '../query/registry.ts';

interface Live {
  read: () => Promise<Site>;
}

/** Vite loads pages in a module graph of its own; the process is all they share with this integration. */
const live = globalThis as typeof globalThis & { breakglassLive?: Live };

/** The content as it is now. Only there while developing. */
export function liveSite(): Promise<Site> {
  if (live.breakglassLive === undefined) throw new Error('the content is not being watched: this runs in `npm run dev` only');
  return live.breakglassLive.read();
}

export function liveContent(content: string): AstroIntegration {
  return {
    name: 'breakglass-live-content',
    hooks: {
      'astro:server:setup': async ({ server, logger }) => {
        await prepareLanguages();
        let site: Promise<Site> | undefined;
        const read = async (): Promise<Site> => {
          const started = performance.now();
          const past = readHistory(content);
          const root = readContentRoot(content);
          root.problems.push(...(await templateProblems(root)));
          const fresh = assemble(root, { base: server.config.base, history: await past });
          decideForPages(root, fresh);
          const errors = fresh.problems.filter((problem) => problem.severity === 'error');
          logger.info(`${fresh.runbooks.length} runbooks read in ${Math.round(performance.now() - started)} ms`);
          for (const problem of errors.slice(0, 20)) logger.error(`${problem.file}:${problem.line}:${problem.column} ${problem.message}`);
          return fresh;
        };
        live.breakglassLive = {
          read: () => {
            // What cannot be read now may be mended by the next request.
            site ??= read().catch((error: unknown) => {
              site = undefined;
              throw error;
            });
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
