/** Lets calls of the browser's own storage fail, in the built site: runs in the page before anything else. */
export interface FailingCall {
  /** Counted from 1, over all calls of IndexedDB and Cache Storage. */
  readonly call: number;
  /** Whether all later calls fail as well. */
  readonly onwards: boolean;
}

export function failCalls({ call, onwards }: FailingCall): void {
  let calls = 0;
  Object.assign(globalThis, { storageCalls: () => calls });
  const fails = () => {
    calls += 1;
    return onwards ? calls >= call : calls === call;
  };
  const failure = () => new DOMException('made to fail', 'UnknownError');
  const inject = (target: object | undefined, names: readonly string[], rejects: boolean) => {
    if (target === undefined) return;
    for (const name of names) {
      const original: unknown = Reflect.get(target, name);
      if (typeof original !== 'function') throw new Error(`there is no ${name}`);
      Object.assign(target, {
        [name](this: unknown, ...args: readonly unknown[]) {
          if (!fails()) return original.apply(this, args);
          if (rejects) return Promise.reject(failure());
          throw failure();
        },
      });
    }
  };
  inject(IDBFactory.prototype, ['open'], false);
  inject(IDBDatabase.prototype, ['transaction'], false);
  inject(IDBObjectStore.prototype, ['get', 'getKey', 'getAll', 'getAllKeys', 'put'], false);
  inject(CacheStorage.prototype, ['open', 'has', 'keys'], true);
  inject(Cache.prototype, ['put', 'match', 'keys', 'delete'], true);
}
