/** Work that would hold up the page: done by a worker, in the page where the browser gives none. */

interface Asked<Answer> {
  readonly here: () => Promise<Answer>;
  readonly isEnd: (answer: Answer) => boolean;
  readonly end: (answer: Answer | Promise<never>) => void;
}

/**
 * How to ask one worker, which is opened with the first question. It is sent `{ id, job }` and sends `{ id, answer }` back.
 * @param open makes the worker; its script's address must stand there word for word, or it is not built
 * @returns asks for a job: `here` does it in the page where there is no worker, `isEnd` receives each answer and reports whether it is the last.
 * The promise is that last answer; it rejects when the work here does.
 */
export function workerOrInline<Job, Answer>(open: () => Worker) {
  const waiting = new Map<number, Asked<Answer>>();
  let last = 0;
  let worker: Worker | undefined;
  let withoutWorker = false;

  const take = (id: number, answer: Answer) => {
    const asked = waiting.get(id);
    if (asked?.isEnd(answer) !== true) return;
    waiting.delete(id);
    asked.end(answer);
  };
  const doHere = async (id: number) => {
    const asked = waiting.get(id);
    if (asked === undefined) return;
    try {
      take(id, await asked.here());
    } catch (error) {
      waiting.delete(id);
      asked.end(Promise.reject(error));
    }
  };
  /** The worker could not be loaded, or a policy forbids it: what it was asked for is done here. */
  const giveUp = () => {
    worker?.terminate();
    worker = undefined;
    withoutWorker = true;
    for (const id of waiting.keys()) void doHere(id);
  };
  const opened = () => {
    try {
      const fresh = open();
      fresh.addEventListener('message', ({ data: { id, answer } }: MessageEvent<{ id: number; answer: Answer }>) => take(id, answer));
      fresh.addEventListener('error', giveUp);
      return fresh;
    } catch {
      withoutWorker = true;
      return undefined;
    }
  };

  return (job: Job, here: () => Promise<Answer>, isEnd: (answer: Answer) => boolean = () => true): Promise<Answer> =>
    new Promise((end) => {
      const id = ++last;
      waiting.set(id, { here, isEnd, end });
      worker ??= withoutWorker ? undefined : opened();
      if (worker === undefined) void doHere(id);
      else worker.postMessage({ id, job });
    });
}
