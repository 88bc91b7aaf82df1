/** How long the browser promises to keep the log, and how much space it grants. */
import { useEffect, useState } from 'preact/hooks';
import { type Persistence, persistence, type Space, space } from '../../../../storage/persistence.ts';

export interface BrowserStorage {
  readonly persistence: Persistence | undefined;
  readonly space: Space | undefined;
}

/**
 * @param answered its answer, where it was asked already; it is not asked here
 * @param events measured again when this changes: events take space
 */
export function useBrowser(answered: Persistence | undefined, events: number): BrowserStorage {
  const [before, setBefore] = useState<Persistence>();
  const [measured, setMeasured] = useState<Space>();
  useEffect(() => void persistence().then(setBefore), []);
  useEffect(() => void space().then(setMeasured), [events]);
  return { persistence: answered ?? before, space: measured };
}
