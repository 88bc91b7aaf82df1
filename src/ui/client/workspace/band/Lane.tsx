/** The incident as one picture, drawn for the width that there is. */
import { type ComponentChild, h } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { drawLane, type Shape } from '../../../../incident/lane/draw.ts';
import { laneOf } from '../../../../incident/lane/lane.ts';
import { shortTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';
import { useChangingSteps } from '../places.ts';

/** A new width is drawn once it differs by this much, in pixels. */
const step = 20;

export function Lane() {
  const { state, now } = useIncident();
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  // Measured before the first paint, so that nothing below it moves.
  useLayoutEffect(() => {
    const { current } = frame;
    if (current === null) return;
    const drawFor = (wide: number) => wide >= step && setWidth(Math.floor(wide / step) * step);
    const { paddingLeft, paddingRight } = getComputedStyle(current);
    drawFor(current.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight));
    const observer = new ResizeObserver(([entry]) => drawFor(entry?.contentRect.width ?? 0));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  const lane = laneOf(state, { now, isChange: useChangingSteps() });
  if (lane === undefined) return null;
  return (
    <div class="lane-frame" ref={frame}>
      {width > 0 && elementOf(drawLane(lane, { width, clock: (at) => shortTime(at, now) }))}
    </div>
  );
}

function elementOf(shape: Shape | string): ComponentChild {
  return typeof shape === 'string' ? shape : h(shape.name, shape.attributes, ...shape.children.map(elementOf));
}
