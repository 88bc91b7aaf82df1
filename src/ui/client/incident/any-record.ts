/** Whether this browser has a record of incidents, told without loading what reads it: pages that are only read stay light. */
import { namesFor } from '../../../storage/names.ts';

/** False only where it is sure that nothing was ever recorded here. */
export async function hasRecord(base: string): Promise<boolean> {
  try {
    const { database, isJournal } = namesFor(base);
    if ((await indexedDB.databases()).some(({ name }) => name === database)) return true;
    // A damaged database may not be listed; its second copy is. Outside of secure contexts there is none.
    return 'caches' in globalThis && (await caches.keys()).some(isJournal);
  } catch {
    // Older browsers have no list, and some refuse it.
    return true;
  }
}

/** Calls once another tab records something. */
export function onFirstRecord(base: string, act: () => void): void {
  if (!('BroadcastChannel' in globalThis)) return;
  const channel = new BroadcastChannel(namesFor(base).channel);
  channel.addEventListener(
    'message',
    () => {
      channel.close();
      act();
    },
    { once: true },
  );
}
