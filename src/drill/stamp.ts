/** `lastExercised` in a runbook's frontmatter: where it stands, or where it goes. */

/** A change of a text: what stands between the offsets is replaced. */
export interface Stamp {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The keys that it stands after, where they are: the days stand together. */
const neighbours = ['reviewEvery', 'lastReviewed', 'owner'];

/**
 * The change that sets the day on which a runbook was last practised. Undefined where the frontmatter is written in a way that has no line
 * of its own for it (`{…}`), and where that day or a later one stands there.
 *
 * @param source the whole file, with LF at the ends of lines
 * @param day as in `2026-01-31`
 */
export function stampOf(source: string, day: string): Stamp | undefined {
  const line = `lastExercised: ${day}\n`;
  const fence = /^---[ \t]*\n([\s\S]*?)^---[ \t]*$/m.exec(source);
  if (fence === null || fence.index !== 0) return { from: 0, to: 0, text: `---\n${line}---\n\n` };
  const yaml = fence[1] ?? '';
  const start = fence[0].indexOf('\n') + 1;
  const own = /^lastExercised[ \t]*:[ \t]*(.*)\n/m.exec(yaml);
  if (own !== null) {
    const stands = /\d{4}-\d{2}-\d{2}/.exec(own[1] ?? '')?.[0] ?? '';
    return stands >= day ? undefined : { from: start + own.index, to: start + own.index + own[0].length, text: line };
  }
  if (/^\s*\{/.test(yaml)) return undefined;
  // Only where its value stands on the same line: what goes on below must not be cut in two.
  const after = neighbours
    .map((key) => new RegExp(`^${key}[ \\t]*:[ \\t]*[^\\s|>&#].*\\n(?![ \\t-])`, 'm').exec(yaml))
    .find((found) => found !== null);
  const at = start + (after == null ? yaml.length : after.index + after[0].length);
  return { from: at, to: at, text: line };
}
