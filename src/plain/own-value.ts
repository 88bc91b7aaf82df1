/** The value that a table has under a word; undefined for words such as `constructor`, which every object answers to without holding them. */
export function ownValue<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
