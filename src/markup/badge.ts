/** A badge: two words on a small strip, as README files show them. */
import { html } from './html.ts';

/** Dark enough for white text: 4.5 to one. */
const fills = { red: '#b3261e', orange: '#9a5b00', blue: '#1f5fa8' };

/** An SVG picture. Its words fit whatever font draws them: each has the length that is reserved for it. */
export function badgeSvg(label: string, message: string, color: keyof typeof fills): string {
  const left = widthOf(label);
  const right = widthOf(message);
  const width = left + right;
  const word = (text: string, x: number, room: number) =>
    html`<text x="${x + 6}" y="14" textLength="${room - 12}" lengthAdjust="spacingAndGlyphs">${text}</text>`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${label}: ${message}"><title>${label}: ${message}</title><rect width="${left}" height="20" fill="#444"/><rect x="${left}" width="${right}" height="20" fill="${fills[color]}"/><g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${word(label, 0, left)}${word(message, left, right)}</g></svg>
`.text;
}

/** Pixels that a text needs in Verdana 11, about: narrow letters half as wide as others. */
function widthOf(text: string): number {
  const letters = [...text].reduce((sum, letter) => sum + (/[ il.,:·|!t]/.test(letter) ? 4 : 7), 0);
  return letters + 12;
}
