/** Lists what the source marks, for the list that comes with the program (`words/texts.json`) and its test. In the repository alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { hasMarks, markedKeys } from '../words/marks.ts';
import { localeKey } from '../words/translation.ts';
import { compiledRenderer, textsFile } from './compiled-renderer.ts';
import { filesBelow } from './files-below.ts';
import { programRoot } from './paths.ts';

/** Files from the program's root, each with the keys that no file before it has. */
export async function markedKeysOfSource(): Promise<Record<string, readonly string[]>> {
  const { folder } = await compiledRenderer({
    content: programRoot,
    base: '/',
    code: null,
    words: { language: 'en', texts: new Map() },
    onCompile: () => undefined,
  });
  const ofPages: Record<string, readonly string[]> = JSON.parse(readFileSync(join(folder, textsFile), 'utf8'));
  const found = new Map(Object.entries(ofPages));
  for (const file of filesBelow(join(programRoot, 'src')).filter((name) => /\.tsx?$/.test(name) && !name.startsWith('words/'))) {
    const source = readFileSync(join(programRoot, 'src', file), 'utf8');
    if (!hasMarks(source)) continue;
    const { code } = await transform(source, { loader: file.endsWith('x') ? 'tsx' : 'ts', jsx: 'automatic', jsxImportSource: 'preact' });
    found.set(`src/${file}`, markedKeys(code));
  }
  const seen = new Set([localeKey]);
  const files = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    files.flatMap(([file, keys]) => {
      const fresh = [...new Set(keys)].filter((key) => !seen.has(key));
      for (const key of fresh) seen.add(key);
      return fresh.length === 0 ? [] : [[file, fresh]];
    }),
  );
}
