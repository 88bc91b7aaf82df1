/** The places where it is said how the incident stands. What says it is loaded when one of them is shown. */

import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../../words/text.ts';
import { useIncident } from '../context.ts';
import { endCatchUp, isCatchUpDue } from './due.ts';

type Part = typeof import('./CatchUp.tsx');

function usePart(isWanted: boolean, onMissing: () => void): Part | undefined {
  const [part, setPart] = useState<Part>();
  useEffect(() => {
    if (isWanted && part === undefined) import('./CatchUp.tsx').then(setPart, onMissing);
  }, [isWanted]);
  return part;
}

/** Shown once to who joined late, until they have seen it. */
export function JoinedLatePlace() {
  const { state, desk } = useIncident();
  const [isSeen, setSeen] = useState(false);
  const isDue = !isSeen && isCatchUpDue(desk.record, state.incident);
  const end = () => {
    endCatchUp(desk.record, state.incident);
    setSeen(true);
  };
  const part = usePart(isDue, () => {});
  return isDue && part !== undefined ? <part.JoinedLate onSeen={end} /> : null;
}

export function CatchUpSheetPlace({ onClose }: { readonly onClose: () => void }) {
  const { announce } = useIncident();
  const part = usePart(true, () => {
    announce(t`This could not be loaded: the site cannot be reached.`);
    onClose();
  });
  return part === undefined ? null : <part.CatchUpSheet onClose={onClose} />;
}
