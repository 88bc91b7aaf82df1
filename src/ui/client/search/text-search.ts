/** Full text, asked for from a page: carried out by a worker; in the page where the browser gives none. */
import type { TextSearch } from './full-text.ts';
import type { Row } from './row.ts';
import type { TextAnswer, TextJob } from './text-jobs.ts';

interface Waiting {
  readonly job: TextJob;
  readonly isWanted: () => boolean;
  readonly show: (rows: Row[]) => void;
  readonly end: (answer: TextAnswer) => void;
}

const waiting = new Map<number, Waiting>();
let last = 0;
let worker: Worker | undefined;
let withoutWorker = false;

/** One or two letters begin a word of nearly every record: names answer them better, and sooner. */
export function isTooShort(typed: string): boolean {
  return typed.trim().length < 3;
}

/** Loads the program and the catalogue; with `whole` all of the index, half a megabyte for 2,000 runbooks. Rejects when they cannot be had. */
export async function loadText(base: string, load: 'program' | 'whole'): Promise<void> {
  await ask({ base, load });
}

/**
 * Rows for what was typed, best first, given to `show` as they become known. Answers whether there are more than `most`; rejects when the
 * index cannot be read. Of several searches only the last is carried out to its end.
 */
export function searchText({ base, typed, filters, most, isWanted }: TextSearch, show: (rows: Row[]) => void): Promise<boolean> {
  return ask({ base, typed, filters, most }, isWanted, show);
}

async function ask(job: TextJob, isWanted = () => true, show: (rows: Row[]) => void = () => {}): Promise<boolean> {
  const id = ++last;
  const answer = await new Promise<TextAnswer>((end) => {
    waiting.set(id, { job, isWanted, show, end });
    worker ??= withoutWorker ? undefined : open();
    if (worker === undefined) void carryOutHere(id);
    else worker.postMessage({ id, job });
  });
  if ('more' in answer) return answer.more;
  throw new Error('the text index could not be read');
}

function open(): Worker | undefined {
  try {
    const opened = new Worker(new URL('./text-worker.ts', import.meta.url), { type: 'module' });
    opened.addEventListener('message', ({ data: { id, answer } }: MessageEvent<{ id: number; answer: TextAnswer }>) => take(id, answer));
    opened.addEventListener('error', giveUp);
    return opened;
  } catch {
    withoutWorker = true;
    return undefined;
  }
}

/** The worker could not be loaded, or a policy forbids it: what it was asked for is done here. */
function giveUp(): void {
  worker?.terminate();
  worker = undefined;
  withoutWorker = true;
  for (const id of waiting.keys()) void carryOutHere(id);
}

async function carryOutHere(id: number): Promise<void> {
  const asked = waiting.get(id);
  if (asked === undefined) return;
  const part = await import('./text-jobs.ts').catch(() => undefined);
  take(id, part === undefined ? { failed: true } : await part.carryOut(asked.job, asked.isWanted, asked.show));
}

function take(id: number, answer: TextAnswer): void {
  const asked = waiting.get(id);
  if ('rows' in answer) asked?.show(answer.rows);
  else {
    waiting.delete(id);
    asked?.end(answer);
  }
}
