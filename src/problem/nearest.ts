/** "Did you mean …?": the nearest known name to a mistyped one. */
import { distance } from 'fastest-levenshtein';

/**
 * The candidate closest to `name`, or undefined when none is close enough to be worth naming. Of two that are equally close it is the one that
 * goes on where `name` ends (`rat`: `rate`, not `rad`), then the one with the same letters (`raet`), then the one that begins alike.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  // Two, so that swapped letters (`titel`) count as one slip; more in long names.
  let bestDistance = (name.length < 4 ? 1 : Math.max(2, Math.floor(name.length / 3))) + 1;
  for (const candidate of candidates) {
    const apart = distance(wanted, candidate.toLowerCase());
    if (apart < bestDistance || (apart === bestDistance && best !== undefined && likeness(wanted, candidate) > likeness(wanted, best))) {
      best = candidate;
      bestDistance = apart;
    }
  }
  return best;
}

/** How much a candidate looks as if it was meant, among those that are equally close. */
function likeness(wanted: string, candidate: string): number {
  const other = candidate.toLowerCase();
  if (other.startsWith(wanted) || wanted.startsWith(other)) return 1000;
  const letters = (text: string) => [...text].sort().join('');
  if (letters(other) === letters(wanted)) return 500;
  let alike = 0;
  while (alike < wanted.length && wanted[alike] === other[alike]) alike++;
  return alike;
}

/** A hint naming the nearest candidate, else a list of all when it is short, else nothing. */
export function didYouMean(name: string, candidates: readonly string[]): string {
  const near = nearest(name, candidates);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  if (candidates.length > 0 && candidates.length <= 12) return `known: ${candidates.map((c) => `\`${c}\``).join(', ')}`;
  return '';
}
