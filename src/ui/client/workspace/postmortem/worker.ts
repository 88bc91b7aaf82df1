/** Carries jobs out beside the page, which stays responsive: a log of 5,000 notes takes seconds to write. */
import { carryOut, type Job } from './jobs.ts';

addEventListener('message', ({ data: { id, job } }: MessageEvent<{ id: number; job: Job }>) => {
  postMessage({ id, answer: carryOut(job) });
});
