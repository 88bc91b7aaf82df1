/** Finds room for labels in a row, so that none covers another. */

/** Of the letters of our typeface, per pixel of their size: wide enough that a label is never cut. */
const letterWidth = 0.62;

export interface PlacedLabel {
  readonly text: string;
  /** Where its left edge is. */
  readonly x: number;
  readonly width: number;
}

/** How wide a text is drawn, at most. */
export function textWidth(text: string, size: number): number {
  return Math.ceil([...text].length * size * letterWidth);
}

/** The text cut to a width, with an ellipsis where something is missing; empty where not even three letters have room. */
export function fitted(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = Math.floor(width / (size * letterWidth)) - 1;
  return letters < 3 ? '' : `${[...text].slice(0, letters).join('').trimEnd()}…`;
}

/**
 * Labels that begin at their place, or end at the right edge where they would leave the picture. One that would cover one with a higher rank
 * is left out: the highest rank comes first.
 */
export function placeLabels(
  labels: readonly { readonly text: string; readonly x: number; readonly rank: number }[],
  size: number,
  width: number,
): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const { text, x } of labels.toSorted((a, b) => a.rank - b.rank)) {
    const wide = textWidth(text, size);
    const left = Math.max(0, Math.min(x, width - wide));
    const isFree = placed.every((other) => left + wide + size <= other.x || other.x + other.width + size <= left);
    if (wide <= width && isFree) placed.push({ text, x: left, width: wide });
  }
  return placed.toSorted((a, b) => a.x - b.x);
}
