/** "Did you mean …?": the nearest known name to a mistyped one. */
import { distance } from 'fastest-levenshtein';

/** The candidate closest to `name`, or undefined when none is close enough to be worth naming. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  // Two, so that swapped letters (`titel`) count as one slip; more in long names.
  let bestDistance = (name.length < 4 ? 1 : Math.max(2, Math.floor(name.length / 3))) + 1;
  for (const candidate of candidates) {
    const apart = distance(wanted, candidate.toLowerCase());
    if (apart < bestDistance) {
      best = candidate;
      bestDistance = apart;
    }
  }
  return best;
}

/** A hint naming the nearest candidate, else a list of all when it is short, else nothing. */
export function didYouMean(name: string, candidates: readonly string[]): string {
  const near = nearest(name, candidates);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  if (candidates.length > 0 && candidates.length <= 12) return `known: ${candidates.map((c) => `\`${c}\``).join(', ')}`;
  return '';
}
