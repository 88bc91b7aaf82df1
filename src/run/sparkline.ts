/** The line of a series over time, as the path of an SVG, and its meaning in words. Runs in the browser too. */
import type { Sample } from './answer.ts';
import { shownValue } from './show.ts';

export const sparklineSize = { width: 120, height: 24 } as const;
/** Room for the stroke. */
const margin = 2;

export interface Sparkline {
  /** Coordinates within `sparklineSize`. */
  path: string;
  /** `min 0, max 12, last 3` */
  words: string;
}

/** Time in seconds: the first and last moment shown, and how far samples are apart. */
export interface Span {
  from: number;
  to: number;
  step: number;
}

/** Null when no sample is a number. A gap in the samples, `NaN` and infinities are gaps in the line. */
export function sparkline(samples: readonly Sample[], span: Span): Sparkline | null {
  const points = samples
    .map(({ time, value }) => ({ time, value: value.trim() === '' ? Number.NaN : Number(value) }))
    .filter(({ value }) => Number.isFinite(value));
  const last = points.at(-1);
  if (last === undefined) return null;
  const values = points.map(({ value }) => value);
  const min = values.reduce((a, b) => Math.min(a, b));
  const max = values.reduce((a, b) => Math.max(a, b));
  const x = scale(span.from, span.to, margin, sparklineSize.width - margin);
  // A flat line runs in the middle.
  const y = min === max ? () => sparklineSize.height / 2 : scale(min, max, sparklineSize.height - margin, margin);
  let path = '';
  let before = Number.NEGATIVE_INFINITY;
  for (const [at, { time, value }] of points.entries()) {
    const begins = time - before > span.step * 1.5;
    const next = points[at + 1];
    const alone = begins && (next === undefined || next.time - time > span.step * 1.5);
    // A sample without neighbours is a dot.
    path += `${begins ? 'M' : 'L'}${round(x(time))} ${round(y(value))}${alone ? 'h0' : ''}`;
    before = time;
  }
  const [shownMin, shownMax, shownLast] = [min, max, last.value].map((value) => shownValue(String(value)));
  return { path, words: `min ${shownMin}, max ${shownMax}, last ${shownLast}` };
}

/** Halved before they are subtracted, so that the largest numbers do not overflow. */
function scale(from: number, to: number, start: number, end: number): (value: number) => number {
  const size = to / 2 - from / 2;
  return (value) => (size === 0 ? start : start + ((value / 2 - from / 2) / size) * (end - start));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
