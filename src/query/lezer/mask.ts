/**
 * Placeholders made readable for a grammar. `${name}` is no token of any query language, so each one outside a string is
 * overwritten, before parsing, with a text of the same length that is valid where it stands; offsets stay exact. Which
 * text is valid is asked of the grammar itself: an identifier first (in `[…]` a duration), and where the parser stops at
 * it, the other forms in turn. Inside a string a placeholder is left alone.
 */
import type { Tree } from '@lezer/common';

export interface Hole {
  from: number;
  to: number;
}

type Outcome = { failure: number; tree: null } | { failure: null; tree: Tree };

/** The text with every hole filled, and what the parser makes of it. */
export function fillHoles(
  text: string,
  holes: readonly Hole[],
  masks: (text: string, hole: Hole) => string[],
  parse: (text: string) => Outcome,
): Outcome & { text: string } {
  const choices = holes.map((hole) => masks(text, hole));
  const write = (into: string, at: number, mask: string | undefined) => {
    const hole = holes[at];
    return hole === undefined || mask === undefined ? into : into.slice(0, hole.from) + mask + into.slice(hole.to);
  };
  let current = text;
  choices.forEach((choice, at) => {
    current = write(current, at, choice[0]);
  });
  let outcome = parse(current);
  for (const [at, hole] of holes.entries()) {
    if (outcome.failure === null) break;
    if (!stopsAt(current, outcome.failure, hole)) continue;
    // The form that lets the parser come furthest: in LogQL `sum(` takes more than a name, and `rate(` may take it all.
    for (const mask of choices[at]?.slice(1) ?? []) {
      const other = write(current, at, mask);
      const result = parse(other);
      if (!isFurther(result, outcome) || (result.failure !== null && stopsAt(other, result.failure, hole))) continue;
      current = other;
      outcome = result;
    }
  }
  return { ...outcome, text: current };
}

function isFurther(one: Outcome, than: Outcome): boolean {
  return than.failure !== null && (one.failure === null || one.failure > than.failure);
}

/** Whether the parser stopped at the hole or at the token right behind it (`${aggregation} by (x)`). */
function stopsAt(text: string, failure: number, hole: Hole): boolean {
  return failure >= hole.from && (failure <= hole.to || text.slice(hole.to, failure).trim() === '');
}

/** An identifier. */
export function nameMask(length: number): string {
  return '_'.repeat(length);
}

export function numberMask(length: number): string {
  return '1'.repeat(length);
}

/** A duration: `${range}` (eight characters) becomes `0000005m`. */
export function durationMask(length: number): string {
  return '5m'.padStart(length, '0');
}

export function stringMask(length: number): string {
  return `"${'_'.repeat(Math.max(0, length - 2))}"`;
}

/** A given word, filled up with blanks; null when it is longer than the hole. */
export function wordMask(word: string, length: number): string | null {
  return word.length <= length ? word.padEnd(length) : null;
}

/** Whether the hole stands in `[…]`, where a duration belongs. */
export function inBrackets(text: string, hole: Hole): boolean {
  const before = text.slice(0, hole.from);
  return before.lastIndexOf('[') > before.lastIndexOf(']');
}

/** Whether a unit follows at once, as in `[${minutes}m]`: then the hole is the number alone. */
export function beforeUnit(text: string, hole: Hole): boolean {
  return /^(?:ms|[smhdwy])(?![A-Za-z])/.test(text.slice(hole.to, hole.to + 3));
}
