/** Has postmortems written and shown by a worker; in the page where the browser gives none. */
import type { Writing } from '../../../../postmortem/write.ts';
import type { Answer, Job, Page } from './jobs.ts';

interface Waiting {
  readonly job: Job;
  readonly answer: (answer: Answer) => void;
}

const waiting = new Map<number, Waiting>();
let last = 0;
let worker: Worker | undefined;
let withoutWorker = false;

/** The postmortem of a record. Rejects with the reason if it cannot be written. */
export function write(writing: Writing): Promise<Page> {
  return ask({ write: writing });
}

/** How a Markdown text looks. Rejects with the reason if it cannot be shown. */
export function render(text: string, allRows: boolean): Promise<Page> {
  return ask({ render: text, allRows });
}

async function ask(job: Job): Promise<Page> {
  const id = ++last;
  const answer = await new Promise<Answer>((settled) => {
    waiting.set(id, { job, answer: settled });
    worker ??= withoutWorker ? undefined : open();
    if (worker === undefined) void carryOutHere(id);
    else worker.postMessage({ id, job });
  });
  if ('failed' in answer) throw new Error(answer.failed);
  return answer;
}

function open(): Worker | undefined {
  try {
    const opened = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    opened.addEventListener('message', ({ data: { id, answer } }: MessageEvent<{ id: number; answer: Answer }>) => settle(id, answer));
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
