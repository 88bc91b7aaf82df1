/** The incident as one picture in a page that is drawn ahead: its colours come from the page, its widths are fixed. */
import { changesIn, listedStepsOf } from '../../incident/changes.ts';
import { laneOf } from '../../incident/lane/lane.ts';
import { laneMarkup } from '../../incident/lane/svg.ts';
import type { IncidentState } from '../../incident/state.ts';
import { utc, type Zone } from '../../incident/zone.ts';
import { clockIn } from '../record/instant.ts';

/** The same picture for narrow screens and for wide ones: its letters keep their size. */
export interface KeptLane {
  readonly narrow: string;
  readonly wide: string;
}

const widths = { narrow: 320, wide: 720 } as const;

/** Undefined where nothing was recorded. @param zone whose clock its times show, with the sign that stands behind each */
export function keptLane(
  state: IncidentState,
  { zone, sign }: { zone: Zone; sign: string } = { zone: utc, sign: 'Z' },
): KeptLane | undefined {
  const lane = laneOf(state, { now: state.timeline.at(-1)?.at ?? 0, isChange: changesIn(listedStepsOf(state)) });
  if (lane === undefined) return undefined;
  const draw = (width: number) => laneMarkup(lane, { width, clock: (at) => `${clockIn(zone, at)}${sign}` });
  return { narrow: draw(widths.narrow), wide: draw(widths.wide) };
}
