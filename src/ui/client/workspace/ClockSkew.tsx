/** A warning where a device with a wrong clock recorded in this incident. */

import { clockSkewOf } from '../../../incident/clock-skew.ts';
import { lengthText } from '../../../incident/length-text.ts';
import { t, tx } from '../../../words/text.ts';
import { useIncident } from './context.ts';

export function ClockSkew() {
  const { state, now } = useIncident();
  const skew = clockSkewOf(state, now);
  if (skew === undefined) return null;
  const whose = skew.by === undefined ? t`A device that recorded here` : t`The device of ${skew.by}`;
  return <p class="clock-skew">{tx`${whose} has a clock that is ${lengthText(skew.ahead)} ahead. Check its times in the timeline.`}</p>;
}
