/** Whether a word of a record was found for what somebody typed only because nothing better is in the index. */

/** So many letters of a word must be in the one that was found: fewer are in words of any meaning. */
const alike = 3;

/**
 * Pagefind answers a word that no record has with words that begin it: `zzzz` with `Z`. What shares less than three letters with everything
 * that was asked for is no answer. Words of other scripts than Latin are left alone: there two letters may be a word.
 *
 * @param asked the texts that were searched for
 * @param found the words of the record at its places
 */
export function isFarMatch(asked: readonly string[], found: readonly string[]): boolean {
  if (found.length === 0 || !asked.every((text) => /^[a-z0-9]{4,}$/i.test(text))) return false;
  const beginnings = asked.map((text) => text.slice(0, alike).toLowerCase());
  return !found.some((word) => beginnings.some((beginning) => word.toLowerCase().includes(beginning)));
}
