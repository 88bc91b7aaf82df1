/** Bundles the script of the break-glass file: all that pages load, in one classic script, as a page opened from disk loads no modules. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, transform } from 'esbuild';
import { type MarkedTexts, markedTextsInScripts } from './marked-texts.ts';
import { programRoot } from './paths.ts';

const client = join(programRoot, 'src', 'ui', 'client');

const common = { minify: true, format: 'iife', target: 'es2022', legalComments: 'none', logLevel: 'silent' } as const;

/** The script. */
export async function compileBreakGlass(texts: MarkedTexts): Promise<string> {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [join(client, 'in-file', 'file.ts')],
    bundle: true,
    write: false,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    alias: { 'decode-named-character-reference': fileURLToPath(import.meta.resolve('decode-named-character-reference')) },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [inFile, markedTextsInScripts(texts)],
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** Pagefind's module as a classic script that leaves `breakglassPagefind`, a function that makes its program. */
export async function classicPagefind(module: string): Promise<string> {
  const { code } = await transform(module, { ...common, globalName: 'breakglassPagefind' });
  // One that ran already would be the same for every index.
  const made = /\(\);\s*$/;
  if (!made.test(code)) throw new Error('esbuild wraps a script in another way');
  return code.replace(made, ';\n');
}

/** What is another way in the file: modules of the client that have a stand-in of the same name in `in-file`. */
const standIns = new Map(
  [
    join('base', 'address.ts'),
    join('search', 'pagefind-program.ts'),
    join('share', 'live', 'load-live.ts'),
    join('share', 'live', 'load-sharing.ts'),
  ].map((module) => [join(client, module), join(client, 'in-file', module.replace(/^.*[\\/]/, ''))]),
);

const inFile: Plugin = {
  name: 'breakglass-in-file',
  setup: ({ onResolve }) => {
    onResolve({ filter: /\/(?:address|pagefind-program|load-live|load-sharing)\.ts$/ }, ({ path, resolveDir }) => {
      const standIn = standIns.get(join(resolveDir, path));
      return standIn === undefined ? undefined : { path: standIn };
    });
  },
};
