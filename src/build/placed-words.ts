/** Compiled scripts and styles in the words of a site. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { translateScript } from '../words/translate.ts';
import { translationOf, type Words, writtenWords } from '../words/translation.ts';
import type { Change } from './any-base.ts';
import { filesBelow } from './files-below.ts';

/** How scripts and styles change on their way into a site. They get names of their own: browsers keep what they have by a name for good. */
export function wordsInScripts(client: string, words: Words): { change: Change; renamed: ReadonlyMap<string, string> } {
  const mark = createHash('sha256').update(writtenWords(words)).digest('hex').slice(0, 8);
  const scripts = filesBelow(client)
    .filter((file) => /^assets\/.*\.(?:js|css)$/.test(file))
    .map((file) => basename(file));
  const renamed = new Map(scripts.map((name) => [name, name.replace(/(?=\.(?:js|css)$)/, `.${mark}`)]));
  const change = {
    name: (file: string) => withNames(file, renamed),
    text: (text: string, file: string) => withNames(inWordsOf(text, file, words), renamed),
  };
  return { change, renamed };
}

function inWordsOf(text: string, file: string, words: Words): string {
  if (/\.m?js$/.test(file)) return translateScript(text, words);
  // The one word that a stylesheet writes: what closes an open panel.
  const hide = translationOf(words, 'Hide');
  return file.endsWith('.css') && typeof hide === 'string' ? text.replace(/content:\s*"Hide"/g, `content:${JSON.stringify(hide)}`) : text;
}

/** A text with the names that its scripts have in the site. */
export function withNames(text: string, renamed: ReadonlyMap<string, string>): string {
  return renamed.size === 0 ? text : text.replace(/[\w.@-]+\.(?:js|css)\b/g, (name) => renamed.get(name) ?? name);
}
