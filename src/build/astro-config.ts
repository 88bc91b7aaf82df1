/** The one Astro configuration: for `astro` itself, for building and for developing. */

import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import { oldestBrowsers } from './browsers.ts';
import { codeRunbookMarkdown } from './code-runbook-markdown.ts';
import { type ContentCode, codeRunbooks } from './code-runbooks.ts';
import { compiledInAliases } from './compiled-in.ts';
import { liveContent } from './live-content.ts';
import { type MarkedTexts, markedTexts } from './marked-texts.ts';
import { noWorker } from './no-worker.ts';
import { cacheRoot, isInstalled, programRoot } from './paths.ts';

export interface AstroOptions {
  /** The content root, absolute. */
  content: string;
  /** Prefix of every address, with slashes at both ends. */
  base: string;
  /** Where the renderer goes. */
  outDir: string;
  /** Of the content root. */
  code: ContentCode;
  /** What becomes of marked texts. */
  texts: MarkedTexts;
  /** Is told the keys of the texts that a module marks. */
  noteTexts?: ((module: string, keys: readonly string[]) => void) | undefined;
}

const jsx = { runtime: 'automatic', importSource: 'preact' } as const;

/** Small modules that every page loads and many parts share: one file of them is smaller than a file each. */
const onEveryPage =
  /\/src\/(?:ui\/client\/base\/(?:address|app-element|kept|site-base)|fill\/link-parameters|storage\/names|offline\/shared\/names)\.ts$|vite\/preload-helper\.js$/;

/** Small lists that reading files and drawing the incident share: one file, as every file's name is weight in the script of every page. */
const inReadingAndDrawing = /\/src\/incident\/(?:action-item|evidence-form|milestone|record\/format)\.ts$/;

/** The same for pages with the clock of an incident. */
const inTheClock = /\/src\/(?:ui\/client\/base\/gap-text|incident\/length-text)\.ts$/;

/**
 * Astro compiles the pages to a renderer, once per change of code; content never passes through Vite. The build then calls
 * the renderer for each address (see `render.ts`), which is why the output is a server's and the adapter is ours.
 */
export function astroConfig(options: AstroOptions): AstroInlineConfig {
  return {
    // Astro writes `.astro` into its root: never into an installed package.
    root: isInstalled ? join(cacheRoot, 'astro') : programRoot,
    srcDir: join(programRoot, 'src'),
    publicDir: join(programRoot, 'public'),
    configFile: false,
    output: 'server',
    adapter: rendererAdapter(),
    base: options.base,
    outDir: options.outDir,
    cacheDir: join(cacheRoot, 'astro'),
    trailingSlash: 'ignore',
    compressHTML: true,
    build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
    image: { service: { entrypoint: 'astro/assets/services/noop' } },
    markdown: {
      syntaxHighlight: false,
      processor: satteri({ mdastPlugins: [codeRunbookMarkdown(options.content)], features: { smartPunctuation: false } }),
    },
    devToolbar: { enabled: false },
    integrations: [mdx(), liveContent(options.content), noWorker(options.base)],
    vite: {
      // Its build for browsers decodes `&copy;` through `innerHTML`, which workers do not have and strict policies refuse.
      resolve: {
        alias: {
          'decode-named-character-reference': fileURLToPath(import.meta.resolve('decode-named-character-reference')),
          ...compiledInAliases(),
        },
      },
      // As tsconfig.json has it, which an installed package has not.
      oxc: { jsx },
      optimizeDeps: { rolldownOptions: { transform: { jsx } } },
      // A postmortem is written in a worker.
      worker: { format: 'es' },
      cacheDir: join(cacheRoot, 'vite'),
      plugins: [codeRunbooks(options.content, options.code), markedTexts(options.texts, options.noteTexts)],
      build: { assetsInlineLimit: 0, cssTarget: oldestBrowsers },
      environments: {
        client: {
          build: {
            rolldownOptions: {
              output: {
                codeSplitting: {
                  groups: [
                    { name: 'base', test: onEveryPage },
                    { name: 'texts', test: inTheClock },
                    { name: 'text', test: inReadingAndDrawing },
                  ],
                },
              },
            },
          },
        },
      },
      server: { fs: { allow: [programRoot, options.content] } },
    },
  };
}

/** An adapter whose "server" is the renderer that the build imports. */
function rendererAdapter(): AstroIntegration {
  return {
    name: 'breakglass-renderer',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'breakglass-renderer',
          entrypointResolution: 'auto',
          serverEntrypoint: pathToFileURL(join(programRoot, 'src', 'build', 'renderer-entry.ts')),
          supportedAstroFeatures: { serverOutput: 'stable', staticOutput: 'stable', sharpImageService: 'unsupported' },
        });
      },
    },
  };
}
