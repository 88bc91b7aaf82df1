/** What was filled in and taken away on this page and is stored nowhere yet. */
import { type Filled, withFilled, withoutFilled } from '../../../values/filled.ts';

export interface Batch {
  readonly filled: readonly Filled[];
  readonly removed: readonly Filled[];
}

export interface Pending {
  readonly batch: () => Batch;
  readonly isEmpty: () => boolean;
  readonly fill: (values: readonly Filled[]) => void;
  readonly remove: (values: readonly Filled[]) => void;
  /** Forgets a batch once it is stored; what came since stays. */
  readonly settle: (batch: Batch) => void;
}

export function createPending(): Pending {
  let filled: readonly Filled[] = [];
  let removed: readonly Filled[] = [];
  return {
    batch: () => ({ filled, removed }),
    isEmpty: () => filled.length === 0 && removed.length === 0,
    fill(values) {
      removed = withoutFilled(removed, values);
      filled = withFilled(filled, values);
    },
    remove(values) {
      filled = withoutFilled(filled, values);
      removed = withFilled(removed, values);
    },
    settle(batch) {
      filled = filled.filter((value) => !batch.filled.includes(value));
      removed = removed.filter((value) => !batch.removed.includes(value));
    },
  };
}

/** Stored values with the batch applied. */
export function withBatch(stored: readonly Filled[], { filled, removed }: Batch): readonly Filled[] {
  return withFilled(withoutFilled(stored, removed), filled);
}
