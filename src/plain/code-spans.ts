/** Code between backquotes within a line of Markdown (CommonMark 0.31, 6.1): it ends at the next row of exactly as many. */

export interface CodeSpan {
  /** Where its backquotes begin. */
  readonly start: number;
  /** Behind its last backquote. */
  readonly end: number;
  /** What stands between them. */
  readonly code: string;
}

/** All of a text, in order. Backquotes that nothing closes are none. Takes time in proportion to the text, whatever it is. */
export function codeSpans(text: string): readonly CodeSpan[] {
  const rows = [...text.matchAll(/`+/g)].map(({ 0: { length }, index }) => ({ index, length }));
  // For each row, the next one of its length.
  const closing: number[] = [];
  const nextOf = new Map<number, number>();
  for (let at = rows.length - 1; at >= 0; at--) {
    const length = rows[at]?.length ?? 0;
    closing[at] = nextOf.get(length) ?? -1;
    nextOf.set(length, at);
  }
  const spans: CodeSpan[] = [];
  for (let at = 0; at < rows.length; at++) {
    const opens = rows[at];
    const closes = rows[closing[at] ?? -1];
    if (opens === undefined || closes === undefined) continue;
    const code = text.slice(opens.index + opens.length, closes.index);
    spans.push({ start: opens.index, end: closes.index + closes.length, code });
    at = closing[at] ?? at;
  }
  return spans;
}
