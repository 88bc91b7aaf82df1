/** Does work in the words of a site: several sites, in several languages, may be made by one process at a time. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { compiledText, useWordsFrom } from '../words/text.ts';
import type { Words } from '../words/translation.ts';

const storage = new AsyncLocalStorage<{ readonly words: Words | undefined }>();

useWordsFrom(() => storage.getStore()?.words);
Object.assign(globalThis, { $words: compiledText });

/** What `work` answers, with every text in it in these words; in English without any. */
export function inWords<T>(words: Words | undefined, work: () => T): T {
  return storage.run({ words }, work);
}
