/** Full text beside the page: a common word has thousands of hits, and putting them together would hold up the next key. */
import { carryOut, type TextAnswer, type TextJob } from './text-jobs.ts';

/** The last search that was asked for: those before it are not wanted any more. */
let newest = 0;

addEventListener('message', async ({ data: { id, job } }: MessageEvent<{ id: number; job: TextJob }>) => {
  const answerWith = (answer: TextAnswer) => postMessage({ id, answer });
  if ('typed' in job) newest = id;
  answerWith(
    await carryOut(
      job,
      () => id === newest,
      (rows) => answerWith({ rows }),
    ),
  );
});
