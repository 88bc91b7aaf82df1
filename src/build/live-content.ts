/** While developing the program: content is read again when it changes, and the page is reloaded. */
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { checkContent, decideForPages } from '../check/run.ts';
import { type Loaded, loadSite } from '../content/load.ts';
import type { Problem } from '../problem/problem.ts';
import { diagramDrawer } from './diagrams/draw.ts';
import { liveAssets } from './live-assets.ts';
import { liveProblems } from './live-problems.ts';
import { liveSite, serveLive } from './live-read.ts';
import { programRoot } from './paths.ts';
import { remembered } from './remembered.ts';

export function liveContent(content: string): AstroIntegration {
  return {
    name: 'breakglass-live-content',
    hooks: {
      'astro:config:setup': ({ command, injectScript, injectRoute }) => {
        if (command !== 'dev') return;
        // The page's own problems, on the page: a built site knows nothing of it. Nor of the page of components.
        injectScript('page', `import ${JSON.stringify(join(programRoot, 'src/ui/client/develop/overlay.ts'))};`);
        injectRoute({ pattern: '/components/', entrypoint: join(programRoot, 'src/layouts/ComponentsPage.astro') });
      },
      'astro:server:setup': async ({ server, logger }) => {
        const current = remembered(async () => {
          const started = performance.now();
          const loaded = await loadSite(content, { base: server.config.base, draw: diagramDrawer() });
          const site = decideForPages(loaded.sources, loaded.site);
          logger.info(`${site.runbooks.length} runbooks read in ${Math.round(performance.now() - started)} ms`);
          return { loaded, site };
        });
        // Checks take longer than reading: a page does not wait for them, its list of problems does.
        const problems = remembered(async () => {
          const found = await check((await current.get()).loaded);
          const errors = found.filter(({ severity }) => severity === 'error');
          for (const problem of errors.slice(0, 20)) logger.error(`${problem.file}:${problem.line}:${problem.column} ${problem.message}`);
          return found;
        });
        serveLive(async () => (await current.get()).site);
        server.middlewares.use(liveAssets(content, server.config.base, liveSite));
        server.middlewares.use(
          liveProblems(content, server.config.base, async () => {
            const { loaded, site } = await current.get();
            return { sources: loaded.sources, site, problems: await problems.get() };
          }),
        );
        server.watcher.add(content);
        server.watcher.on('all', (_event, path) => {
          if (!/\.(mdx?|ya?ml|png|jpe?g|gif|webp|avif|svg)$/i.test(path) || path.includes('node_modules')) return;
          current.forget();
          problems.forget();
          server.ws.send({ type: 'full-reload' });
        });
      },
    },
  };
}

/** The checks decide for themselves what the team excuses, so they get all that was found. */
async function check({ sources, site, history: { lastCommit } }: Loaded): Promise<readonly Problem[]> {
  const today = new Date().toISOString().slice(0, 10);
  return (await checkContent(sources, site, { today, lastCommit })).problems;
}
