/** The one primary button of the page, as every part of the page asks for it. */
import { postmortemGaps } from '../../../../incident/postmortem-gaps.ts';
import { isPostmortemClosed } from '../../record/postmortem-closed.ts';
import { useIncident } from '../context.ts';
import { hasNextStep } from '../now/next-steps.ts';
import { usePlaces } from '../places.ts';
import { type Primary, primaryOf } from './primary.ts';

export function usePrimary(): Primary | undefined {
  const { state, now, desk } = useIncident();
  const places = usePlaces();
  const hasGaps = postmortemGaps(state).length > 0 && !isPostmortemClosed(desk.record, state.incident);
  return primaryOf(state, now, { hasNextStep: hasNextStep(state, (id) => places?.[id]?.alerts), hasGaps });
}
