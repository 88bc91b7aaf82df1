/** Which actors recorded on this device without a name: when it is given, what they recorded gets it. Kept apart from the record. */

import { keep, readKept } from '../base/kept.ts';

/** More page loads than anybody records in before giving a name. */
const keptAtMost = 300;

function keyOf(base: string): string {
  return `breakglass-actors:${base}`;
}

/** The actors of this device that recorded without a name; none where the browser keeps nothing. */
export function actorsHere(base: string): readonly string[] {
  return (readKept(keyOf(base)) ?? '').split(' ').filter((actor) => actor !== '');
}

/** Remembers one. */
export function rememberActor(base: string, actor: string): void {
  const known = actorsHere(base);
  if (known.includes(actor)) return;
  // Where it is not kept, only what this page recorded gets the name.
  keep(keyOf(base), [...known, actor].slice(-keptAtMost).join(' '));
}
