/**
 * Patterns that authors declare for values. The build asks them about defaults and the page about every key that is typed: one that
 * tries more and more ways the longer a value is would freeze both.
 */
import { analyse } from 'scslre';
import { multipliesWays, repeatsNothing } from './pattern-ways.ts';

/** Longer than any name of a pod, host or bucket needs. */
const longest = 300;

/** What keeps a pattern from being used; undefined when it is an expression whose time does not explode. */
export function patternFault(pattern: string): string | undefined {
  if (pattern.length > longest) return `expected a regular expression of at most ${longest} characters`;
  try {
    const written = new RegExp(`^(?:${pattern})$`, 'u');
    if (/\\(?:[1-9]|k<)/.test(pattern)) return 'expected a regular expression that does not refer back to its groups';
    const { text, repetitions, optional } = unbounded(pattern);
    const whole = new RegExp(`^(?:${text})$`, 'u');
    const { reports } = analyse(whole, { reportTypes: { Move: false }, maxReports: 4 });
    if (
      reports.some(({ exponential }) => exponential) ||
      choosesNothing(text) ||
      multipliesWays(whole) ||
      repeatsNothing(written, manyTimes)
    )
      return 'expected a regular expression without a repetition inside a repetition, such as `[a-z0-9-]+` for `([a-z0-9]+-?)+`';
    if (optional > mostOptional) return `expected at most ${mostOptional} parts that may be left out`;
    if (reports.length > 0 && repetitions > mostRepetitions)
      return `expected at most ${mostRepetitions} repetitions where they can take the same characters, as in \`.*-.*\``;
    return undefined;
  } catch {
    return 'expected a regular expression';
  }
}

/** Each one more multiplies the ways by the length of the value. */
const mostRepetitions = 3;

/**
 * The pattern with every repetition that has a high end made one without: `(a{0,50}){0,50}` has as many ways as `(a*)*` for a value of
 * that length, and the analysis knows only the second.
 */
function unbounded(pattern: string): { text: string; repetitions: number; optional: number } {
  let repetitions = 0;
  let optional = 0;
  const text = pattern.replace(
    /\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\{(\d+)(?:,(\d*))?\}|[*+]|(?<!\()\?/g,
    (whole: string, least: string | undefined, most: string | undefined) => {
      if (whole === '?') optional++;
      if (whole === '*' || whole === '+') repetitions++;
      if (least === undefined || (most !== '' && Number(most ?? least) < manyTimes)) return whole;
      if (most !== undefined) repetitions++;
      return `{${Math.min(Number(least), 2)},}`;
    },
  );
  return { text, repetitions, optional };
}

/** From here on a repetition with an end is as bad as one without. */
const manyTimes = 8;
/** As many parts in a row that may be left out double the ways each. */
const mostOptional = 12;

/** Choices that overlap, repeated: `(a|a)*`, `(|){40}`. Each round doubles the ways, which the analysis above does not look at. */
function choosesNothing(pattern: string): boolean {
  const repeated = /\((?:\?:)?([^()]*\|[^()]*)\)(?:[*+]|\{\d*(?:,|[2-9]|\d{2,}))/g;
  return [...pattern.matchAll(repeated)].some(([, choices = '']) => {
    const all = choices.split('|');
    return all.includes('') || new Set(all).size < all.length;
  });
}
