/** Gives Vite the runbooks that hold code. Only these pass through the bundler; the setting `mdx.code` allows them. */
import { join, sep } from 'node:path';
import type { Plugin } from 'vite';
import { loadSite } from '../content/load.ts';
import { readSources } from '../content/read.ts';
import { programRoot } from './paths.ts';

/** What a team's own code adds to the pages. */
export interface ContentCode {
  /** Runbooks that hold code, from the content root. */
  readonly files: readonly string[];
  /** Components that they need not import: names and files from the content root. */
  readonly components: readonly (readonly [name: string, file: string])[];
}

const runbooks = 'virtual:breakglass/code-runbooks';
const components = 'virtual:breakglass/own-components';

export function codeRunbooks(content: string, code: ContentCode): Plugin {
  // Modules are named with forward slashes on every system.
  const root = content.split(sep).join('/');
  // Where the content and the program have no folder in common, Astro takes an absolute path for one below the program's.
  const isFarAway = root.split('/')[1] !== programRoot.split(sep)[1];
  const path = (file: string) => JSON.stringify(join(content, file).split(sep).join('/'));
  return {
    name: 'breakglass-code-runbooks',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id === runbooks || id === components) return `\0${id}`;
      if (!isFarAway) return undefined;
      if (importer?.startsWith(`/@fs${root}/`) === true) return this.resolve(id, importer.slice('/@fs'.length));
      return id.startsWith(`${root}/`) && /\.astro\?astro&/.test(id) ? `/@fs${id}` : undefined;
    },
    load(id) {
      // Each is loaded by its own page: one that fails as it loads takes no other along.
      if (id === `\0${runbooks}`)
        return `export default {${code.files.map((file) => `${JSON.stringify(file)}: () => import(${path(file)}),`).join('\n')}};`;
      if (id !== `\0${components}`) return;
      const imports = code.components.map(([name, file]) => `import ${name} from ${path(file)};`);
      return `${imports.join('\n')}\nexport default {${code.components.map(([name]) => name).join(', ')}};`;
    },
  };
}

/**
 * The code of a content root; none unless `mdx.code` allows it.
 * @throws {NoContent}
 */
export async function codeOf(content: string, base: string): Promise<ContentCode> {
  if (!readSources(content).settings.mdx.code) return noCode;
  const { site, sources } = await loadSite(content, { base });
  const files = site.runbooks.filter((runbook) => runbook.compiled.hasCode).map((runbook) => runbook.file);
  return { files, components: [...sources.components] };
}

export const noCode: ContentCode = { files: [], components: [] };
