/** What the program uses of newer versions of Node, for version 20. */

/** As in ECMAScript 2024. */
function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

// The types are those of newer versions, where it is always there.
const map: { groupBy?: typeof groupBy } = Map;
map.groupBy ??= groupBy;

export {};
