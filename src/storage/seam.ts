/**
 * The seam between this room and the browser: every call that reaches storage goes through one function, so that tests can let the
 * N-th fail, as SQLite's do (https://sqlite.org/testing.html#i_o_error_testing).
 */

/** @param call may throw or reject; what it answers is passed on */
export type Seam = <T>(name: string, call: () => Promise<T>) => Promise<T>;

/** Calls the browser and does nothing else. */
export const direct: Seam = async (_name, call) => call();

/** Rejects with a `TimeoutError` when a promise has not settled in time. What it answers later is dropped. */
export function within<T>(milliseconds: number, what: string, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException(`${what} did not answer in ${milliseconds} ms`, 'TimeoutError')), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
