/** One tab at a time. */

/** How long another tab is waited for, in milliseconds: a responder waits no longer. */
const patience = 2000;

/**
 * Acts while no other tab of this origin does so under the same name. Without locks (they need https), or when another tab holds it too
 * long, it acts all the same.
 */
export async function withTabLock<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
  if (!('locks' in navigator)) return act();
  let mine: Promise<Result> | undefined;
  const acting = () => {
    mine = act();
    return mine;
  };
  try {
    return await navigator.locks.request(name, { signal: AbortSignal.timeout(patience) }, acting);
  } catch {
    return mine ?? act();
  }
}
