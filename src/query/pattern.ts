/**
 * Patterns that authors declare for values. The build asks them about defaults and the page about every key that is typed: one that
 * tries more and more ways the longer a value is would freeze both.
 */
import { analyse } from 'scslre';

/** Longer than any name of a pod, host or bucket needs. */
const longest = 300;

/** What keeps a pattern from being used; undefined when it is an expression whose time does not explode. */
export function patternFault(pattern: string): string | undefined {
  if (pattern.length > longest) return `expected a regular expression of at most ${longest} characters`;
  try {
    const whole = new RegExp(`^(?:${pattern})$`, 'u');
    const { reports } = analyse(whole, { reportTypes: { Move: false }, maxReports: 4 });
    if (reports.some(({ exponential }) => exponential) || choosesNothing(pattern))
      return 'expected a regular expression without a repetition inside a repetition, such as `[a-z0-9-]+` for `([a-z0-9]+-?)+`';
    return undefined;
  } catch {
    return 'expected a regular expression';
  }
}

/** Choices that overlap, repeated: `(a|a)*`, `(|){40}`. Each round doubles the ways, which the analysis above does not look at. */
function choosesNothing(pattern: string): boolean {
  const repeated = /\((?:\?:)?([^()]*\|[^()]*)\)(?:[*+]|\{\d*(?:,|[2-9]|\d{2,}))/g;
  return [...pattern.matchAll(repeated)].some(([, choices = '']) => {
    const all = choices.split('|');
    return all.includes('') || new Set(all).size < all.length;
  });
}
