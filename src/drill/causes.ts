/** Finds the cause of a script that a hypothesis names, by its words. */
import type { DrillScript } from './script.ts';

export interface Cause {
  /** `truth`, or the id of a red herring. */
  readonly id: string;
  readonly cause: string;
  readonly why: string;
  readonly words: readonly string[];
}

/** The truth first, then the red herrings in their order. */
export function causesOf({ truth, redHerrings }: Pick<DrillScript, 'truth' | 'redHerrings'>): readonly Cause[] {
  return [{ id: 'truth', ...truth }, ...redHerrings];
}

/** The cause that these words speak of: the one of which they hold all; of several, the one that asks for most. Undefined for none. */
export function causeIn(script: Pick<DrillScript, 'truth' | 'redHerrings'>, statement: string): Cause | undefined {
  const stated = plain(statement);
  return causesOf(script)
    .filter(({ words }) => words.every((entry) => entry.split('|').some((word) => stated.includes(plain(word)))))
    .reduce<Cause | undefined>((best, cause) => (best === undefined || cause.words.length > best.words.length ? cause : best), undefined);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
