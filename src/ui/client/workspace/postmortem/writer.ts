/** Has postmortems written and shown by a worker; in the page where the browser gives none. */
import type { Writing } from '../../../../postmortem/write.ts';
import { workerOrInline } from '../../base/worker-or-inline.ts';
import type { Answer, Job, Page } from './jobs.ts';

const askWorker = workerOrInline<Job, Answer>(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));

/** The postmortem of a record. Rejects with the reason if it cannot be written. */
export function write(writing: Writing): Promise<Page> {
  return ask({ write: writing });
}

/** How a Markdown text looks. Rejects with the reason if it cannot be shown. */
export function render(text: string, allRows: boolean): Promise<Page> {
  return ask({ render: text, allRows });
}

async function ask(job: Job): Promise<Page> {
  const answer = await askWorker(job, async () => {
    const { carryOut } = await import('./jobs.ts');
    // The page shows that it is writing before it is busy.
    await new Promise((resolve) => setTimeout(resolve, 50));
    return carryOut(job);
  });
  if ('failed' in answer) throw new Error(answer.failed);
  return answer;
}
