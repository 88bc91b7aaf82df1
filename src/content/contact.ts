/** Phone numbers, mail addresses and web addresses in what an author wrote about whom to call: a thumb presses them. */

export interface ContactPart {
  readonly text: string;
  /** What pressing it opens; undefined for words. */
  readonly href?: string;
}

const web = String.raw`https?:\/\/[^\s<>"]+[^\s<>".,;:)]`;
const mail = String.raw`[^\s@<>(),;:]+@[\w-]+(?:\.[\w-]+)+`;
/** Seven digits at least, with what people put between them; a date, a time and a part of a longer word are none. */
const phone = String.raw`(?<![\w./:-])\+?\(?\d(?:[ ().\/-]{0,2}\d){6,14}(?![\w:-])`;
const linkable = new RegExp(`${web}|${mail}|${phone}`, 'g');
const date = /^\d{4}-\d{2}-\d{2}$/;

/** The text in parts, in order. All of it is there. */
export function contactParts(text: string): readonly ContactPart[] {
  const parts: ContactPart[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(linkable)) {
    if (date.test(found)) continue;
    if (index > at) parts.push({ text: text.slice(at, index) });
    parts.push({ text: found, href: addressOf(found) });
    at = index + found.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

/** Whether any of the texts has something to press. */
export function canBePressed(...texts: readonly (string | undefined)[]): boolean {
  return texts.some((text) => text !== undefined && contactParts(text).some(({ href }) => href !== undefined));
}

function addressOf(found: string): string {
  if (/^https?:/.test(found)) return found;
  return found.includes('@') ? `mailto:${found}` : `tel:${found.replace(/[^\d+]/g, '')}`;
}
