/** What the bundlers do with marked texts: nothing is left of the marks in English scripts; the others get calls that a site's words replace. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Plugin as EsbuildPlugin } from 'esbuild';
import type { Plugin } from 'vite';
import { callMarks, hasMarks, markedKeys, stripMarks } from '../words/marks.ts';
import type { Parse } from '../words/syntax.ts';
import { translateScript } from '../words/translate.ts';
import type { Words } from '../words/translation.ts';

/** Marks are taken off (`strip`), or become calls (`call`); words of a language take their place at once where they are known. */
export type MarkedTexts = 'strip' | 'call' | Words;

/** For Astro's pages and their scripts. @param note is told the keys of each module */
export function markedTexts(texts: MarkedTexts, note?: (module: string, keys: readonly string[]) => void): Plugin {
  return {
    name: 'breakglass-marked-texts',
    transform(code, id) {
      // Astro compiles a page to TypeScript.
      const parse = (text: string) => this.parse(text, { lang: 'ts' });
      if (note !== undefined) note(id.replace(/\?.*$/, ''), markedKeys(code, parse));
      return hasMarks(code) ? { code: rewrite(code, texts, parse), map: null } : undefined;
    },
  };
}

/** For scripts that are bundled beside the pages. */
export function markedTextsInScripts(texts: MarkedTexts): EsbuildPlugin {
  return {
    name: 'breakglass-marked-texts',
    setup: ({ onLoad, esbuild, initialOptions }) => {
      onLoad({ filter: /[\\/]src[\\/].*\.tsx?$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        if (!hasMarks(source)) return undefined;
        const { jsx, jsxImportSource, target } = initialOptions;
        const { code } = await esbuild.transform(source, {
          loader: extname(path) === '.tsx' ? 'tsx' : 'ts',
          ...(jsx === undefined ? {} : { jsx }),
          ...(jsxImportSource === undefined ? {} : { jsxImportSource }),
          ...(target === undefined ? {} : { target }),
        });
        return { contents: rewrite(code, texts), loader: 'js' };
      });
    },
  };
}

function rewrite(code: string, texts: MarkedTexts, parse?: Parse): string {
  if (texts === 'strip') return stripMarks(code, parse);
  const called = callMarks(code, parse);
  return texts === 'call' ? called : translateScript(called, texts, parse);
}
