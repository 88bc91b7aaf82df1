/** Reports to the tabs of the site how far an install is. They need not be controlled by this worker. */
import type { Progress } from '../shared/messages.ts';
import { offlineNames } from '../shared/names.ts';
import { base } from './scope.ts';

const channel = new BroadcastChannel(offlineNames(base).channel);

export function notifyPages(progress: Progress): void {
  channel.postMessage(progress);
}

/** Counts the bytes of one install as they come, and reports them once the total is known. */
export class Counter {
  #received = 0;
  #total = 0;

  /** Sets the total. */
  expect(packs: readonly { readonly size: number }[]): void {
    this.#total = bytesOf(packs);
  }

  /** Sets what is still to come. What is fetched twice is not counted twice. */
  lacks(packs: readonly { readonly size: number }[]): void {
    const left = bytesOf(packs);
    this.#total = Math.max(this.#total, left);
    this.#received = this.#total - left;
  }

  add(count: number): void {
    this.#received += count;
    if (this.#total > 0) notifyPages({ kind: 'fetching', received: Math.min(this.#received, this.#total), total: this.#total });
  }
}

function bytesOf(packs: readonly { readonly size: number }[]): number {
  return packs.reduce((sum, { size }) => sum + size, 0);
}
