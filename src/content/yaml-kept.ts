/** Parts of a value by their paths: reading, replacing and dropping them, while it is remembered where list entries stood in the source. */
import { compareText } from '../problem/problem.ts';
import { isRecord } from './yaml-schema.ts';

export function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => {
    if (Array.isArray(at)) return at[Number(key)];
    return isRecord(at) ? at[String(key)] : undefined;
  }, data);
}

/** Puts a value in the place of another; false where there is no place. */
export function setAt(data: unknown, path: readonly PropertyKey[], value: unknown): boolean {
  const parent = valueAt(data, path.slice(0, -1));
  const key = path.at(-1);
  if (Array.isArray(parent) && typeof key === 'number') parent[key] = value;
  else if (isRecord(parent) && typeof key === 'string') parent[key] = value;
  else return false;
  return true;
}

/** Drops parts of a value and remembers where the list entries that stay stood in the source. */
export class KeptIndices {
  readonly #indices = new WeakMap<unknown[], number[]>();

  /** The path as the source has it. */
  original(data: unknown, path: readonly PropertyKey[]): PropertyKey[] {
    return path.map((key, depth) => {
      const parent = valueAt(data, path.slice(0, depth));
      return Array.isArray(parent) && typeof key === 'number' ? (this.#indices.get(parent)?.[key] ?? key) : key;
    });
  }

  /** Removes what stands at the paths, later entries and deeper paths first, so that none moves another. False when nothing was there. */
  drop(data: unknown, paths: readonly PropertyKey[][]): boolean {
    const order = new Map(paths.filter((path) => path.length > 0).map((path) => [JSON.stringify(path), path]));
    let dropped = false;
    const fromLists = new Map<unknown[], Set<number>>();
    for (const path of [...order.values()].sort(laterFirst)) {
      const parent = valueAt(data, path.slice(0, -1));
      const key = path.at(-1);
      if (Array.isArray(parent) && typeof key === 'number' && key < parent.length) {
        fromLists.set(parent, (fromLists.get(parent) ?? new Set()).add(key));
        dropped = true;
      } else if (isRecord(parent) && typeof key === 'string' && key in parent) {
        delete parent[key];
        dropped = true;
      }
    }
    // Entries go last, all of a list at once: until then every path leads where it did.
    for (const [list, gone] of fromLists) {
      const indices = this.#indices.get(list) ?? list.map((_, at) => at);
      const left = list.filter((_, at) => !gone.has(at));
      this.#indices.set(
        list,
        indices.filter((_, at) => !gone.has(at)),
      );
      list.length = 0;
      for (const entry of left) list.push(entry);
    }
    return dropped;
  }
}

function laterFirst(a: readonly PropertyKey[], b: readonly PropertyKey[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const left = a[at];
    const right = b[at];
    if (left === right) continue;
    return typeof left === 'number' && typeof right === 'number' ? right - left : compareText(String(left), String(right));
  }
  return b.length - a.length;
}

/** The longest part of a path that is there: a missing key drops the entry that lacks it. */
export function existing(data: unknown, path: readonly PropertyKey[]): PropertyKey[] {
  for (let length = path.length; length > 0; length--) {
    if (valueAt(data, path.slice(0, length)) !== undefined) return path.slice(0, length);
  }
  return [];
}
