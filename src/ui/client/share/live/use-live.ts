/** The part that shares live: loaded when somebody shares, or where something is shared already. */

import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../../words/text.ts';
import type { Desk } from '../../record/desk.ts';
import { loadLive } from './load-live.ts';
import type { Live } from './share-live.ts';

export interface LivePart {
  /** Undefined until it is loaded. */
  readonly live: Live | undefined;
  /** Why it cannot be had; empty when nothing is wrong. */
  readonly problem: string;
  readonly load: () => Promise<Live | undefined>;
}

/** @param isWanted whether to load it now; otherwise `load` does */
export function useLive(desk: Desk, isWanted: boolean): LivePart {
  const [live, setLive] = useState<Live>();
  const [problem, setProblem] = useState('');
  const [, redraw] = useState(0);
  useEffect(() => live?.onChange(() => redraw((count) => count + 1)), [live]);
  const load = async () => {
    if (live !== undefined || loadLive === undefined) return live;
    const part = await loadLive().catch(() => undefined);
    if (part === undefined) setProblem(t`Live sharing could not be loaded. Reload the page when you are online.`);
    else if (!part.canSeal()) setProblem(t`This browser shares live only over https.`);
    else {
      const loaded = part.liveOf(desk);
      setLive(loaded);
      return loaded;
    }
    return undefined;
  };
  useEffect(() => {
    if (isWanted) void load();
  }, [isWanted]);
  return { live, problem, load };
}
