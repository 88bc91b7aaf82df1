/** The order that a team gives its services and pages. */

/** Those that are named, in the order of the names; then the others as they were. */
export function shownFirst<T>(things: readonly T[], names: readonly string[], nameOf: (thing: T) => string): T[] {
  const rank = new Map(names.toReversed().map((name, at) => [name, names.length - 1 - at]));
  return things.toSorted((a, b) => (rank.get(nameOf(a)) ?? names.length) - (rank.get(nameOf(b)) ?? names.length));
}

/** The name by which a page is put in order: its path below the folder of its service, without an ending. */
export function pageName(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}
