/** The four panes of the incident page. Wide screens show them side by side; narrow ones show one at a time, chosen by tabs. */

import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../../words/text.ts';
import { pageAnchor, pageQuery, replaceAddress } from '../../base/address.ts';

export const panes = ['now', 'timeline', 'updates', 'postmortem'] as const;
export type Pane = (typeof panes)[number];

export const paneTitles: Readonly<Record<Pane, string>> = {
  now: t`Now`,
  timeline: t`Timeline`,
  updates: t`Updates`,
  postmortem: t`Postmortem`,
};

/** The pane that an anchor names; undefined for any other anchor. */
export function paneIn(anchor: string): Pane | undefined {
  return panes.find((pane) => anchor === `#${pane}`);
}

/** Keeps the pane in the address, so that a reload and a link lead to it. An anchor that means something else is left alone. */
export function keepPane(pane: Pane): void {
  const anchor = pageAnchor();
  if (anchor === '' || paneIn(anchor) !== undefined) replaceAddress(pageQuery(), pane === 'now' ? '' : `#${pane}`);
}

/** Screens on which only one pane has room; the stylesheet names the same width. */
const narrow = '(max-width: 43.74rem)';

export function useIsNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(narrow).matches);
  useEffect(() => {
    const query = matchMedia(narrow);
    const look = () => setNarrow(query.matches);
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  return isNarrow;
}

/** The pane that the address names, and a way to choose another one. */
export function usePane(): readonly [Pane, (pane: Pane) => void] {
  const [pane, setPane] = useState<Pane>(() => paneIn(pageAnchor()) ?? 'now');
  useEffect(() => {
    const look = () => {
      const named = paneIn(pageAnchor());
      if (named !== undefined) setPane(named);
    };
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  const choose = (chosen: Pane) => {
    keepPane(chosen);
    setPane(chosen);
  };
  return [pane, choose];
}
