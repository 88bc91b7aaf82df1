/** Has postmortems written and shown by a worker; in the page where the browser gives none. */
import type { Rendered } from '../../../../postmortem/markdown/rendered.ts';
import type { Writing } from '../../../../postmortem/write.ts';
import type { Answer, Job } from './jobs.ts';

interface Waiting {
  readonly job: Job;
  readonly answer: (answer: Answer) => void;
}

const waiting = new Map<number, Waiting>();
let last = 0;
let worker: Worker | undefined;
let withoutWorker = false;

/** The Markdown of a postmortem. Rejects with the reason if it cannot be written. */
export async function write(writing: Writing): Promise<string> {
  const answer = await ask({ write: writing });
  if ('text' in answer) return answer.text;
  throw new Error('failed' in answer ? answer.failed : 'nothing was written');
}

/** A Markdown text as elements. Rejects with the reason if it cannot be shown. */
export async function render(markdown: string): Promise<Rendered> {
  const answer = await ask({ render: markdown });
  if ('rendered' in answer) return answer.rendered;
  throw new Error('failed' in answer ? answer.failed : 'nothing was rendered');
}

function ask(job: Job): Promise<Answer> {
  const id = ++last;
  return new Promise((answer) => {
    waiting.set(id, { job, answer });
    worker ??= withoutWorker ? undefined : open();
    if (worker === undefined) void carryOutHere(id);
    else worker.postMessage({ id, job });
  });
}

function open(): Worker | undefined {
  try {
    const opened = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    opened.addEventListener('message', ({ data: { id, answer } }: MessageEvent<{ id: number; answer: Answer }>) => settle(id, answer));
    opened.addEventListener('error', giveUp);
    return opened;
  } catch {
    giveUp();
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
  const { carryOut } = await import('./jobs.ts');
  // The page says that it is writing before it stands still.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const asked = waiting.get(id);
  if (asked !== undefined) settle(id, carryOut(asked.job));
}

function settle(id: number, answer: Answer): void {
  waiting.get(id)?.answer(answer);
  waiting.delete(id);
}
