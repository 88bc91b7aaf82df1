/** What running a text does: four answers, the gravest last. `unknown` is an answer of its own and never shown as `read-only`. */
import { z } from 'zod';

export const dangers = ['read-only', 'unknown', 'changes-state', 'destroys'] as const;
export const dangerSchema = z.enum(dangers);
export type Danger = z.infer<typeof dangerSchema>;

/** A statement or command that does more than read. */
export interface Harm {
  from: number;
  to: number;
  danger: 'changes-state' | 'destroys';
  /** What it does, as a responder would put it: `deletes Kubernetes objects`. */
  what: string;
}

/** What is known of a text: `unknown` lists what of it nobody here can class. */
export interface Assessment {
  readonly danger: Danger;
  readonly harms: readonly Harm[];
  readonly unknown: readonly string[];
}

/** The assessment that follows from what was found; an empty list of both is read-only. */
export function assessment(harms: readonly Harm[], unknown: readonly string[]): Assessment {
  const danger = harms.some((harm) => harm.danger === 'destroys')
    ? 'destroys'
    : harms.length > 0
      ? 'changes-state'
      : unknown.length > 0
        ? 'unknown'
        : 'read-only';
  return { danger, harms, unknown: [...new Set(unknown)] };
}

/** For texts in which nothing can change anything. */
export const readsOnly: Assessment = { danger: 'read-only', harms: [], unknown: [] };

/** For texts in a language that nobody here reads. */
export function notRead(language: string): Assessment {
  return { danger: 'unknown', harms: [], unknown: [language] };
}

export function graver(one: Danger, other: Danger): Danger {
  return dangers.indexOf(one) > dangers.indexOf(other) ? one : other;
}

/** Of several texts that stand together. */
export function together(parts: readonly Assessment[]): Assessment {
  return assessment(
    parts.flatMap(({ harms }) => harms),
    parts.flatMap(({ unknown }) => unknown),
  );
}
