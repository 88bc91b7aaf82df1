/** What `tick.ts` runs in the runbook page. Each function is sent there alone, so none calls another. */

/** Lets `whenStored` hear when transactions that write events are complete. Runs before anything else in the page. */
export function watchTransactions(): void {
  let heard = (_at: number) => {};
  Object.assign(globalThis, {
    whenStored: () =>
      new Promise<number>((resolve) => {
        heard = resolve;
      }),
  });
  const { transaction } = IDBDatabase.prototype;
  Object.assign(IDBDatabase.prototype, {
    transaction(this: IDBDatabase, ...args: Parameters<typeof transaction>) {
      const begun = transaction.apply(this, args);
      const writesEvents = begun.mode === 'readwrite' && begun.objectStoreNames.contains('events');
      if (writesEvents) begun.addEventListener('complete', () => heard(performance.now()));
      return begun;
    },
  });
}

/** Milliseconds from each press until the transaction with the tick was complete. Nothing else is looked at meanwhile. */
export async function pressUntilDurable(times: number): Promise<readonly number[]> {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('.step input[type=checkbox]')];
  const whenStored: () => Promise<number> = Reflect.get(globalThis, 'whenStored');
  const measured: number[] = [];
  for (let at = 0; at < times; at++) {
    const box = boxes[at % boxes.length];
    if (box === undefined) throw new Error('there are no boxes');
    // The page has come to rest from the press before.
    for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
    const stored = whenStored();
    const started = performance.now();
    box.click();
    measured.push((await stored) - started);
  }
  return measured;
}

export interface Shown {
  /** Frames from the press to the first that shows the box as busy or done. */
  readonly framesToSign: number;
  /** Milliseconds from the press to the frame in which the box shows what was pressed. */
  readonly shown: number;
}

/** Looks at each frame after a press. Looking makes frames, which hold up everything else a little. */
export async function pressUntilShown(times: number): Promise<readonly Shown[]> {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('.step input[type=checkbox]')];
  const measured: Shown[] = [];
  for (let at = 0; at < times; at++) {
    const box = boxes[at % boxes.length];
    if (box === undefined) throw new Error('there are no boxes');
    for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
    const wanted = !box.checked;
    const started = performance.now();
    box.click();
    let framesToSign = 0;
    for (let frame = 1; box.checked !== wanted; frame++) {
      if (frame > 600) throw new Error('the box never showed it');
      await new Promise(requestAnimationFrame);
      if (framesToSign === 0 && (box.checked === wanted || box.hasAttribute('aria-busy'))) framesToSign = frame;
    }
    measured.push({ framesToSign, shown: performance.now() - started });
  }
  return measured;
}

/** The transaction of a tick with nothing of ours around it: one small entry, strict; milliseconds. A box is drawn as busy meanwhile. */
export async function bareWrites(times: number): Promise<readonly number[]> {
  const opening = indexedDB.open('bare', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('entries');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const box = document.querySelector('.step input');
  const measured: number[] = [];
  for (let at = 0; at < times; at++) {
    for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
    box?.setAttribute('aria-busy', String(at % 2 === 0));
    const started = performance.now();
    const transaction = opening.result.transaction('entries', 'readwrite', { durability: 'strict' });
    transaction.objectStore('entries').put({ at }, `key ${at}`);
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    measured.push(performance.now() - started);
  }
  opening.result.close();
  return measured;
}
