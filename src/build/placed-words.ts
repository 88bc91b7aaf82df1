/** Compiled scripts in the words of a site. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { translateScript } from '../words/translate.ts';
import { type Words, writtenWords } from '../words/translation.ts';
import type { Change } from './any-base.ts';
import { filesBelow } from './files-below.ts';

/** How scripts change on their way into a site. They get names of their own: browsers keep what they have by a name for good. */
export function wordsInScripts(client: string, words: Words): { change: Change; renamed: ReadonlyMap<string, string> } {
  const mark = createHash('sha256').update(writtenWords(words)).digest('hex').slice(0, 8);
  const scripts = filesBelow(client)
    .filter((file) => /^assets\/.*\.js$/.test(file))
    .map((file) => basename(file));
  const renamed = new Map(scripts.map((name) => [name, name.replace(/\.js$/, `.${mark}.js`)]));
  const change = {
    name: (file: string) => withNames(file, renamed),
    text: (text: string, file: string) => withNames(/\.m?js$/.test(file) ? translateScript(text, words) : text, renamed),
  };
  return { change, renamed };
}

/** A text with the names that its scripts have in the site. */
export function withNames(text: string, renamed: ReadonlyMap<string, string>): string {
  return renamed.size === 0 ? text : text.replace(/[\w.@-]+\.js\b/g, (name) => renamed.get(name) ?? name);
}
