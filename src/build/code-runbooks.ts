/** Gives Vite the runbooks that hold code. Only these pass through the bundler; the setting `mdx.code` allows them. */
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { loadSite } from '../content/load.ts';
import { readSources } from '../content/read.ts';

const name = 'virtual:breakglass/code-runbooks';

export function codeRunbooks(content: string, files: readonly string[]): Plugin {
  return {
    name: 'breakglass-code-runbooks',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return;
      // Each is loaded by its own page: one that fails as it loads takes no other along.
      const entries = files.map((file) => `${JSON.stringify(file)}: () => import(${JSON.stringify(join(content, file))}),`);
      return `export default {${entries.join('\n')}};`;
    },
  };
}

/**
 * The runbooks of a content root that hold code; none unless `mdx.code` allows it.
 * @throws {NoContent}
 */
export async function codeFilesOf(content: string, base: string): Promise<string[]> {
  if (!readSources(content).settings.mdx.code) return [];
  const { site } = await loadSite(content, { base });
  return site.runbooks.filter((runbook) => runbook.compiled.hasCode).map((runbook) => runbook.file);
}
