/** What the browser says about how long it keeps the record, and how much it lets in. */
import { useEffect, useState } from 'preact/hooks';
import { type Persistence, persistence, type Space, space } from '../../../../storage/persistence.ts';

export interface BrowserSays {
  readonly persistence: Persistence | undefined;
  readonly space: Space | undefined;
}

/**
 * @param answered what it said when it was asked; it is not asked here
 * @param events asked anew when this changes: what was recorded takes space
 */
export function useBrowser(answered: Persistence | undefined, events: number): BrowserSays {
  const [before, setBefore] = useState<Persistence>();
  const [measured, setMeasured] = useState<Space>();
  useEffect(() => void persistence().then(setBefore), []);
  useEffect(() => void space().then(setMeasured), [events]);
  return { persistence: answered ?? before, space: measured };
}
