/** The program of full text. In the break-glass file, where no script can be loaded, `in-file/pagefind-program.ts` stands in the place of this. */

import type { Fragment } from './part.ts';

export interface PagefindResult {
  id: string;
  score: number;
  /** Where the word stands. */
  words: number[];
  data: () => Promise<Fragment>;
}

export interface Pagefind {
  init: () => Promise<void>;
  destroy: () => Promise<void>;
  search: (text: string | null, options: { filters: Readonly<Record<string, string>> }) => Promise<{ results: PagefindResult[] }>;
}

export interface PagefindProgram {
  createInstance: (options: { basePath: string }) => Pagefind;
}

/** @param folder its address, with a slash at its end */
export function pagefindProgram(folder: string): Promise<PagefindProgram> {
  return import(/* @vite-ignore */ `${folder}pagefind.js`);
}
