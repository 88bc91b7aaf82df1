/**
 * Slots: HTML of our own making that must not pass through the sanitiser, which would strip it. In the tree a slot is two
 * private-use characters around a number; they are taken out of the author's text first, so nobody can write one.
 */
import type { Text } from 'mdast';

const open = '\uE000';
const close = '\uE001';
const slotPattern = /\uE000(\d+)\uE001/g;

/** The author's text without characters that could be taken for slots, or for what `heading-id.ts` writes. Same length, so places stay right. */
export function withoutSlots(source: string): string {
  return /[\uE000-\uE003]/.test(source) ? source.replace(/[\uE000-\uE003]/g, '\uFFFD') : source;
}

export class Slots {
  readonly #contents: string[] = [];

  /** Puts HTML aside and answers the node that stands for it. */
  add(html: string): Text {
    return { type: 'text', value: `${open}${this.#contents.push(html) - 1}${close}` };
  }

  /** Puts the HTML back; slots within slots included. */
  fill(html: string): string {
    return html.includes(open) ? html.replace(slotPattern, (_, at: string) => this.fill(this.#contents[Number(at)] ?? '')) : html;
  }
}

/** Plain text without the marks of slots. */
export function withoutMarks(text: string): string {
  return text.replace(slotPattern, '');
}
