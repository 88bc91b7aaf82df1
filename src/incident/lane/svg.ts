/** The lane as the text of an SVG file that stands alone, with its own colours for light and dark. */
import { drawLane, type LaneDrawing, type Shape } from './draw.ts';
import type { Lane } from './lane.ts';

/** The whole file. Everything that people wrote is text in it, whatever it holds. */
export function laneFile(lane: Lane, drawing: LaneDrawing): string {
  const { name, attributes, children } = drawLane(lane, drawing);
  const style: Shape = { name: 'style', attributes: {}, children: [fileColours] };
  return `${write({ name, attributes: { xmlns: 'http://www.w3.org/2000/svg', ...attributes }, children: [style, ...children] })}\n`;
}

/** The picture as a part of a page of HTML, which has its colours. */
export function laneMarkup(lane: Lane, drawing: LaneDrawing): string {
  return write(drawLane(lane, drawing));
}

function write(shape: Shape | string): string {
  if (typeof shape === 'string') return escaped(shape);
  const attributes = Object.entries(shape.attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  return `<${shape.name}${attributes.join('')}>${shape.children.map(write).join('')}</${shape.name}>`;
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Without the characters that XML does not have: one of them would break the file. */
function escaped(text: string): string {
  const sound = text.toWellFormed().replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '');
  return sound.replace(/[&<>"']/g, (character) => marks[character] ?? '');
}

/** For a file alone: the colours of the page in few words. */
const fileColours = `.lane{color-scheme:light dark;background:light-dark(#fff,#161a1d);font:12px system-ui,sans-serif}text{fill:light-dark(#12171a,#e9edf0)}.lane-time,.lane-of{fill:light-dark(#55616a,#9fabb4)}.unseen rect{fill:light-dark(#f6d9d5,#3a2422)}.impact rect{fill:light-dark(#f0b3aa,#6b3a34)}.unrecorded rect{fill:light-dark(#e6e9eb,#2a3137)}.monitoring rect{fill:light-dark(#fbe3b5,#57471f)}.recovered rect{fill:light-dark(#d5efdd,#1c3a27)}.lane-tick{stroke:light-dark(#55616a,#9fabb4);fill:none}.lane-step{fill:light-dark(#0b63b0,#6cc3ff)}.lane-change{fill:light-dark(#b42318,#ff8a7a)}.lane-update{fill:light-dark(#8a5300,#ffc35c)}.lane-span rect{fill:none;stroke:light-dark(#55616a,#9fabb4)}.confirmed rect{fill:light-dark(#1c7a3e,#6fd693);stroke:none}`;
