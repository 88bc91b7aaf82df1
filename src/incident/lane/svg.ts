/**
 * The lane as SVG: the same on the page of the incident, in the postmortem, in the break-glass file and in exports. Colours come from
 * classes; a file that stands alone brings them along.
 */
import { describeLane, milestoneWords, segmentText } from './describe.ts';
import { fitted, placeLabels, textWidth } from './labels.ts';
import type { Lane, LaneMoment } from './lane.ts';

export interface LaneDrawing {
  /** In pixels: the picture is drawn for it, so that its letters keep their size. */
  readonly width: number;
  /** Writes a time: `14:32`, with the day where that is not clear. */
  readonly clock: (at: number) => string;
  /** Whether it stands alone, as a file: with its own colours, for light and dark. */
  readonly isFile?: boolean;
}

const size = 12;
/** Where the rows are, from the top. */
const rows = { times: 12, segments: 20, moments: 56, spans: 66 };
const segmentHeight = 24;
const spanHeight = 16;
/** A picture, not a list: the page has them all. */
const mostSpans = 4;
const edge = 4;

/** The picture, as the text of an `svg` element with its description. */
export function laneSvg(lane: Lane, { width, clock, isFile = false }: LaneDrawing): string {
  const spans = lane.hypotheses.slice(-mostSpans);
  const height = rows.spans + spans.length * spanHeight + edge;
  const inner = Math.max(1, width - 2 * edge);
  const x = (at: number) => round(edge + ((at - lane.from) / (lane.to - lane.from)) * inner);
  const parts = [
    ...lane.segments.map((segment) => drawSegment(segment, x)),
    ...lane.milestones.map(
      ({ at }) => `<path class="lane-tick" d="M${x(at)} ${rows.segments - 5}v5M${x(at)} ${rows.segments + segmentHeight}v4"/>`,
    ),
    ...drawTimes(lane, x, clock, width),
    ...lane.steps.map((step) => mark('lane-step', `<circle cx="${x(step.at)}" cy="${rows.moments}" r="3.5"/>`, step, clock)),
    ...lane.updates.map((update) => mark('lane-update', flag(x(update.at)), { ...update, text: `Update: ${update.text}` }, clock)),
    ...lane.changes.map((change) => mark('lane-change', diamond(x(change.at)), change, clock)),
    ...spans.map((span, at) => drawSpan(span, x, rows.spans + at * spanHeight, width)),
  ];
  const namespace = isFile ? ' xmlns="http://www.w3.org/2000/svg"' : '';
  const colours = isFile ? `<style>${fileColours}</style>` : '';
  return `<svg${namespace} class="lane" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(describeLane(lane, clock))}">${colours}${parts.join('')}</svg>`;
}

function drawSegment(segment: Lane['segments'][number], x: (at: number) => number): string {
  const [left, right] = [x(segment.from), x(segment.to)];
  const wide = round(Math.max(1, right - left));
  const label = fitted(segmentText(segment), size, wide - 12);
  const text = label === '' ? '' : `<text class="lane-in" x="${left + 6}" y="${rows.segments + 16}">${escaped(label)}</text>`;
  const state = `${segment.isOpen ? ' open' : ''}${segment.beginsEarlier ? ' begins-earlier' : ''}`;
  return `<g class="lane-segment ${segment.phase}${state}"><title>${escaped(segmentText(segment))}</title><rect x="${left}" y="${rows.segments}" width="${wide}" height="${segmentHeight}"/>${text}</g>`;
}

/** When each milestone was; now at the right edge while the incident runs. Where two would cover each other, the more telling one is shown. */
function drawTimes(lane: Lane, x: (at: number) => number, clock: (at: number) => string, width: number): readonly string[] {
  const ranks = { started: 1, resolved: 0, mitigated: 2, detected: 3, acknowledged: 4 };
  const labels = lane.milestones.map(({ name, at }) => ({ text: `${clock(at)} ${milestoneWords[name]}`, x: x(at), rank: ranks[name] }));
  const now = `now ${clock(lane.to)}`;
  const all = lane.isRunning ? [...labels, { text: now, x: width - textWidth(now, size), rank: -1 }] : labels;
  return placeLabels(all, size, width).map(
    (label) => `<text class="lane-time" x="${label.x}" y="${rows.times}">${escaped(label.text)}</text>`,
  );
}

function drawSpan(span: Lane['hypotheses'][number], x: (at: number) => number, top: number, width: number): string {
  const [left, right] = [x(span.from), x(span.to)];
  const wide = round(Math.max(4, right - left));
  const words = `${span.text} · ${span.standing}`;
  // Beside its bar where there is more room.
  const room = { after: width - (left + wide) - 8, before: left - 8 };
  const isAfter = room.after >= Math.min(room.before, textWidth(words, size)) || room.after >= room.before;
  const label = fitted(words, size, isAfter ? room.after : room.before);
  const at = isAfter ? `x="${left + wide + 6}"` : `x="${left - 6}" text-anchor="end"`;
  const text = label === '' ? '' : `<text class="lane-of" ${at} y="${top + 10}">${escaped(label)}</text>`;
  return `<g class="lane-span ${span.standing}"><title>${escaped(words)}</title><rect x="${left}" y="${top + 2}" width="${wide}" height="8" rx="4"/>${text}</g>`;
}

function mark(kind: string, shape: string, { at, text }: LaneMoment, clock: (at: number) => string): string {
  return `<g class="${kind}"><title>${escaped(`${clock(at)} ${text}`)}</title>${shape}</g>`;
}

function diamond(x: number): string {
  return `<path d="M${x} ${rows.moments - 6}l6 6l-6 6l-6 -6z"/>`;
}

function flag(x: number): string {
  return `<path d="M${x} ${rows.moments - 6}l9 4.5l-9 4.5z"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for an element or an attribute, without the characters that XML does not have: one of them would break the file. */
function escaped(text: string): string {
  const sound = text.toWellFormed().replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '');
  return sound.replace(/[&<>"']/g, (character) => marks[character] ?? '');
}

/** For a file alone: the colours of the page in few words. */
const fileColours = `.lane{color-scheme:light dark;background:light-dark(#fff,#161a1d);font:12px system-ui,sans-serif}text{fill:light-dark(#12171a,#e9edf0)}.lane-time,.lane-of{fill:light-dark(#55616a,#9fabb4)}.unseen rect{fill:light-dark(#f6d9d5,#3a2422)}.impact rect{fill:light-dark(#f0b3aa,#6b3a34)}.monitoring rect{fill:light-dark(#fbe3b5,#57471f)}.recovered rect{fill:light-dark(#d5efdd,#1c3a27)}.lane-tick{stroke:light-dark(#55616a,#9fabb4);fill:none}.lane-step{fill:light-dark(#0b63b0,#6cc3ff)}.lane-change{fill:light-dark(#b42318,#ff8a7a)}.lane-update{fill:light-dark(#8a5300,#ffc35c)}.lane-span rect{fill:none;stroke:light-dark(#55616a,#9fabb4)}.confirmed rect{fill:light-dark(#1c7a3e,#6fd693);stroke:none}`;
