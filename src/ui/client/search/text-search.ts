/** Full text, asked for from a page: carried out by a worker; in the page where the browser gives none. */
import { hasUnspaced } from '../../../plain/unspaced-letters.ts';
import { workerOrInline } from '../base/worker-or-inline.ts';
import type { TextSearch } from './full-text.ts';
import type { Row } from './row.ts';
import type { TextAnswer, TextJob } from './text-jobs.ts';

const askWorker = workerOrInline<TextJob, TextAnswer>(() => new Worker(new URL('./text-worker.ts', import.meta.url), { type: 'module' }));

/** One or two letters begin a word of nearly every record: names answer them better, and sooner. In Chinese two are a word. */
export function isTooShort(typed: string): boolean {
  return typed.trim().length < (hasUnspaced(typed) ? 2 : 3);
}

/** Loads the program and the catalogue; with `whole` all of the index, half a megabyte for 2,000 runbooks. Rejects when they cannot be had. */
export async function loadText(base: string, load: 'program' | 'whole'): Promise<void> {
  await ask({ base, languages: otherLanguages(), load });
}

/**
 * Rows for what was typed, best first, given to `show` as they become known. Answers whether there are more than `most`; rejects when the
 * index cannot be read. Of several searches only the last is carried out to its end.
 */
export function searchText({ base, typed, filters, most, isWanted }: TextSearch, show: (rows: Row[]) => void): Promise<boolean> {
  return ask({ base, languages: otherLanguages(), typed, filters, most }, isWanted, show);
}

/** The build names them on the root element where there are any. */
function otherLanguages(): string[] | undefined {
  return document.documentElement.dataset['searchLanguages']?.split(' ');
}

async function ask(job: TextJob, isWanted = () => true, show: (rows: Row[]) => void = () => {}): Promise<boolean> {
  const here = async () => (await import('./text-jobs.ts')).carryOut(job, isWanted, show);
  const answer = await askWorker(job, here, (part) => {
    if (!('rows' in part)) return true;
    show(part.rows);
    return false;
  }).catch(() => undefined);
  if (answer !== undefined && 'more' in answer) return answer.more;
  throw new Error('the text index could not be read');
}
