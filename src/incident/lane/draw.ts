/**
 * The lane as shapes: the same picture on the page of the incident, in the postmortem, in the break-glass file and in exports. A page makes
 * elements of them, a file is written from them (`svg.ts`). Colours come from classes.
 */
import { describeLane, milestoneWords, segmentText } from './describe.ts';
import { fitted, placeLabels, textWidth } from './labels.ts';
import type { Lane, LaneMoment } from './lane.ts';

/** An SVG element. */
export interface Shape {
  readonly name: 'svg' | 'g' | 'rect' | 'path' | 'circle' | 'text' | 'title' | 'style';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Shape | string)[];
}

export interface LaneDrawing {
  /** In pixels: the picture is drawn for it, so that its letters keep their size. */
  readonly width: number;
  /** Writes a time: `14:32`, with the day where that is not clear. */
  readonly clock: (at: number) => string;
}

const size = 12;
/** Where the rows are, from the top. */
const rows = { times: 12, segments: 20, moments: 56, spans: 66 };
const segmentHeight = 24;
const spanHeight = 16;
/** A picture, not a list: the page has them all. */
const mostSpans = 4;
const edge = 4;

type Scale = (at: number) => number;

/** The picture, an `svg` with its description. */
export function drawLane(lane: Lane, { width, clock }: LaneDrawing): Shape {
  const spans = lane.hypotheses.slice(-mostSpans);
  const height = rows.spans + spans.length * spanHeight + edge;
  const inner = Math.max(1, width - 2 * edge);
  const x: Scale = (at) => round(edge + ((at - lane.from) / (lane.to - lane.from)) * inner);
  const attributes = {
    class: 'lane',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    'aria-label': describeLane(lane, clock),
  };
  return shape('svg', attributes, [
    ...lane.segments.map((segment) => drawSegment(segment, x)),
    ...lane.milestones.map(({ at }) => shape('path', { class: 'lane-tick', d: tick(x(at)) })),
    ...drawTimes(lane, x, clock, width),
    ...lane.steps.map((step) => mark('lane-step', shape('circle', { cx: x(step.at), cy: rows.moments, r: 3.5 }), step, clock)),
    ...lane.updates.map((update) => mark('lane-update', flag(x(update.at)), { ...update, text: `Update: ${update.text}` }, clock)),
    ...lane.changes.map((change) => mark('lane-change', diamond(x(change.at)), change, clock)),
    ...spans.map((span, at) => drawSpan(span, x, rows.spans + at * spanHeight, width)),
  ]);
}

function drawSegment(segment: Lane['segments'][number], x: Scale): Shape {
  const [left, right] = [x(segment.from), x(segment.to)];
  const width = round(Math.max(1, right - left));
  const words = segmentText(segment);
  const label = fitted(words, size, width - 12);
  const kind = `lane-segment ${segment.phase}${segment.isOpen ? ' open' : ''}`;
  return shape('g', { class: kind }, [
    shape('title', {}, [words]),
    shape('rect', { x: left, y: rows.segments, width, height: segmentHeight }),
    ...(label === '' ? [] : [shape('text', { class: 'lane-in', x: left + 6, y: rows.segments + 16 }, [label])]),
  ]);
}

/** When each milestone was; now at the right edge while the incident runs. Where two would cover each other, the more important one is shown. */
function drawTimes(lane: Lane, x: Scale, clock: LaneDrawing['clock'], width: number): readonly Shape[] {
  const ranks = { started: 1, resolved: 0, mitigated: 2, detected: 3, acknowledged: 4 };
  const labels = lane.milestones.map(({ name, at }) => ({ text: `${clock(at)} ${milestoneWords[name]}`, x: x(at), rank: ranks[name] }));
  const now = `now ${clock(lane.to)}`;
  const all = lane.isRunning ? [...labels, { text: now, x: width - textWidth(now, size), rank: -1 }] : labels;
  return placeLabels(all, size, width).map((label) => shape('text', { class: 'lane-time', x: label.x, y: rows.times }, [label.text]));
}

function drawSpan(span: Lane['hypotheses'][number], x: Scale, top: number, width: number): Shape {
  const [left, right] = [x(span.from), x(span.to)];
  const wide = round(Math.max(4, right - left));
  const words = `${span.text} · ${span.standing}`;
  // Beside its bar where there is more room.
  const room = { after: width - (left + wide) - 8, before: left - 8 };
  const isAfter = room.after >= Math.min(room.before, textWidth(words, size)) || room.after >= room.before;
  const label = fitted(words, size, isAfter ? room.after : room.before);
  const place: Shape['attributes'] = isAfter ? { x: round(left + wide + 6) } : { x: round(left - 6), 'text-anchor': 'end' };
  return shape('g', { class: `lane-span ${span.standing}` }, [
    shape('title', {}, [words]),
    shape('rect', { x: left, y: top + 2, width: wide, height: 8, rx: 4 }),
    ...(label === '' ? [] : [shape('text', { class: 'lane-of', ...place, y: top + 10 }, [label])]),
  ]);
}

function mark(kind: string, sign: Shape, { at, text }: LaneMoment, clock: LaneDrawing['clock']): Shape {
  return shape('g', { class: kind }, [shape('title', {}, [`${clock(at)} ${text}`]), sign]);
}

function tick(x: number): string {
  return `M${x} ${rows.segments - 5}v5M${x} ${rows.segments + segmentHeight}v4`;
}

function diamond(x: number): Shape {
  return shape('path', { d: `M${x} ${rows.moments - 6}l6 6l-6 6l-6 -6z` });
}

function flag(x: number): Shape {
  return shape('path', { d: `M${x} ${rows.moments - 6}l9 4.5l-9 4.5z` });
}

function shape(name: Shape['name'], attributes: Shape['attributes'], children: Shape['children'] = []): Shape {
  return { name, attributes, children };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
