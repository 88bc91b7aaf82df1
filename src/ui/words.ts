/** Numbers and texts in the words that pages show. */
import { t } from '../words/text.ts';

/** `count(1, 'step')` → `1 step`, `count(3, 'query', 'queries')` → `3 queries`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString(t`en`)} ${number === 1 ? one : many}`;
}

/** A text on one line, cut at a word. */
export function oneLine(text: string, limit = 140): string {
  // More than is shown need not be looked at: texts are long and pages many.
  const line = text
    .slice(0, limit * 3)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= limit) return line;
  const head = line.slice(0, limit);
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), 1)).replace(/[\s,;:.]+$/, '')} …`;
}

/** `2026-11-21T08:30:12.000Z` → `2026-11-21 08:30 UTC`. */
export function moment(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
