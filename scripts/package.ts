/**
 * `npm pack` runs this: compiles the program and its pages into `compiled/`, as Node runs no TypeScript inside node_modules, and so that
 * the first build of a team compiles nothing. `--clean` removes the folder.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { noCode } from '../src/build/code-runbooks.ts';
import { compiledIn, compiledInFile } from '../src/build/compiled-in.ts';
import { codeDigest, digestFile, markedRendererFolder, rendererFolder } from '../src/build/compiled-renderer.ts';
import { filesBelow } from '../src/build/files-below.ts';
import type { MarkedTexts } from '../src/build/marked-texts.ts';
import { compiledFolder, programRoot } from '../src/build/paths.ts';
import { runProgram } from '../src/process/run-program.ts';
import { noticesOf, packageFolders, withDependencies } from './package/notices.ts';

const manifest: Record<'dependencies' | 'optionalDependencies' | 'peerDependencies', Record<string, string>> = JSON.parse(
  readFileSync(join(programRoot, 'package.json'), 'utf8'),
);
const out = join(programRoot, compiledFolder);
/** Packages of many small files that the command line alone imports: as files of their own they take longer to find than to run. */
const manyFiles: ReadonlySet<string> = new Set(['hast-util-raw', 'hast-util-sanitize', 'hast-util-to-html', 'mdast-util-to-hast']);

const common = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  splitting: true,
  charset: 'utf8',
  logLevel: 'warning',
} as const;

/** Modules of other packages that went into ours. */
const modules: string[] = [];

function noteModules({ metafile }: { readonly metafile: { readonly inputs: Readonly<Record<string, unknown>> } }): void {
  modules.push(...Object.keys(metafile.inputs));
}

/** Packages that scripts and styles of the pages import, and those that these depend on. What came with Astro is among the modules. */
function packagesOfPages(): string[] {
  const files = filesBelow(join(programRoot, 'src')).filter((name) => /\.(?:tsx?|astro|css)$/.test(name));
  const imported = files.flatMap((name) =>
    [...readFileSync(join(programRoot, 'src', name), 'utf8').matchAll(/['"](@[\w.-]+\/[\w.-]+|[a-z][\w.-]*)(?:\/[^'"\n]*)?['"]/g)].map(
      ([, found = '']) => found,
    ),
  );
  const isOurs = (name: string) => name in manifest.dependencies || name.startsWith('@fontsource');
  return withDependencies(imported.filter(isOurs), programRoot).map((name) => `node_modules/${name}`);
}

/** The command line, and what compiles runbooks that hold code. */
async function compileProgram(): Promise<void> {
  const built = await build({
    ...common,
    metafile: true,
    entryPoints: [join(programRoot, 'scripts/package/main.ts'), join(programRoot, 'src/build/compile-renderer.ts')],
    outdir: out,
    entryNames: '[name]',
    plugins: [inOnePiece, ownPackages],
    // Some packages are CommonJS, and ask for what Node brings.
    banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
    // For runbooks that hold code, which are compiled in the repository alone with it.
    external: ['esbuild'],
    minifySyntax: true,
    minifyWhitespace: true,
  });
  noteModules(built);
}

const everyName = 'every-name-of:';

/** CommonJS has no names that a bundler knows: the module that Node makes of it has. */
const namedExports: Plugin = {
  name: 'named-exports',
  setup(bundler) {
    bundler.onResolve({ filter: new RegExp(`^${everyName}`) }, ({ path }) => ({
      path: path.slice(everyName.length),
      namespace: everyName,
    }));
    bundler.onLoad({ filter: /^/, namespace: everyName }, async ({ path }) => {
      const names = Object.keys(await import(path)).filter((name) => name !== 'default' && name !== 'module.exports');
      return { contents: `export { ${names.join(', ')} } from '${path}';`, resolveDir: programRoot };
    });
  },
};

/**
 * Packages that are compiled in, each as a module: runbooks that hold code are compiled with the sources of the pages, which import them.
 * What several of them import stays one module.
 */
async function compilePackages(): Promise<void> {
  noteModules(
    await build({
      ...common,
      platform: 'browser',
      metafile: true,
      entryPoints: compiledIn.map((name) => ({ in: `${everyName}${name}`, out: compiledInFile(name).replace(/\.js$/, '') })),
      outdir: out,
      absWorkingDir: programRoot,
      plugins: [namedExports, ownPackages],
    }),
  );
}

/** A renderer. What its server takes from Astro goes into it, as Astro is not installed with the package. */
async function compilePages(renderer: string, texts: MarkedTexts): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'breakglass-renderer-'));
  try {
    const options = JSON.stringify({ content: folder, outDir: join(folder, 'out'), code: noCode, texts });
    const { code, output } = await runProgram(process.execPath, [join(programRoot, 'src/build/compile-renderer.ts'), options], {
      cwd: programRoot,
    });
    if (code !== 0) throw new Error(output);
    for (const part of ['client', 'worker']) cpSync(join(folder, 'out', part), join(out, renderer, part), { recursive: true });
    const built = await build({
      ...common,
      metafile: true,
      entryPoints: [join(folder, 'out', 'server', 'entry.mjs')],
      outdir: join(out, renderer, 'server'),
      outExtension: { '.js': '.mjs' },
      nodePaths: [join(programRoot, 'node_modules')],
      plugins: [ownPackages],
      minifySyntax: true,
      minifyWhitespace: true,
    });
    noteModules(built);
    withoutPaths(join(out, renderer), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** css-tree asks for its tables by their path; its own bundle holds them. */
const inOnePiece: Plugin = {
  name: 'in-one-piece',
  setup: (bundler) => {
    const resolveDir = programRoot;
    bundler.onResolve({ filter: /^css-tree$/ }, () =>
      bundler.resolve('./node_modules/css-tree/dist/csstree.esm.js', { resolveDir, kind: 'import-statement' }),
    );
    bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind, pluginData }) =>
      pluginData !== 'found' && manyFiles.has(path) ? bundler.resolve(path, { resolveDir, kind, pluginData: 'found' }) : undefined,
    );
  },
};

/** Packages that are installed with ours stay outside. The others go into it: they ask for a newer Node than they need, or come with Astro. */
const ownPackages: Plugin = {
  name: 'own-packages',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path, pluginData }) => {
      if (pluginData === 'found') return undefined;
      const name = /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path;
      return [manifest.dependencies, manifest.optionalDependencies, manifest.peerDependencies].some((names) => name in names)
        ? { path, external: true }
        : undefined;
    });
  },
};

/** Astro writes down where it was compiled, and asks for it nowhere. */
function withoutPaths(root: string, folder: string): void {
  const places = [programRoot, folder].flatMap((place) => [pathToFileURL(place).href, place.replace(/[\\/]$/, '')]);
  for (const file of filesBelow(root).filter((name) => /\.m?js$/.test(name))) {
    const text = readFileSync(join(root, file), 'utf8');
    const clean = places.reduce(
      (rest, place) => rest.replaceAll(place, place.startsWith('file:') ? 'file:///breakglass/' : '/breakglass'),
      text,
    );
    if (clean !== text) writeFileSync(join(root, file), clean);
  }
}

rmSync(out, { recursive: true, force: true });
if (!process.argv.includes('--clean')) {
  await compileProgram();
  await compilePackages();
  await compilePages(rendererFolder, 'strip');
  await compilePages(markedRendererFolder, 'call');
  writeFileSync(join(out, digestFile), codeDigest());
  writeFileSync(join(out, 'NOTICES.txt'), noticesOf(packageFolders([...modules, ...packagesOfPages()]), programRoot));
}
