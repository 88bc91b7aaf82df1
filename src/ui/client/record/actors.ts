/** Which actors recorded on this device without a name: when it is given, what they recorded gets it. Kept apart from the record. */

/** More page loads than anybody records in before giving a name. */
const keptAtMost = 300;

function keyOf(base: string): string {
  return `breakglass-actors:${base}`;
}

/** The actors of this device that recorded without a name; none where the browser keeps nothing. */
export function actorsHere(base: string): readonly string[] {
  try {
    return (localStorage.getItem(keyOf(base)) ?? '').split(' ').filter((actor) => actor !== '');
  } catch {
    return [];
  }
}

/** Remembers one. */
export function rememberActor(base: string, actor: string): void {
  const known = actorsHere(base);
  if (known.includes(actor)) return;
  try {
    localStorage.setItem(keyOf(base), [...known, actor].slice(-keptAtMost).join(' '));
  } catch {
    // Then only what this page recorded gets the name.
  }
}
