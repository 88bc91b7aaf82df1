/** Values in HTML that stands in a template. */

/** Elements whose content is no text. */
const raw = /<(script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)\b/gi;

export const inHtml = {
  /**
   * Whether what comes after some HTML is the text of an element: not in a tag, not in a comment, not in a script. In doubt it is not.
   */
  isText(before: string): boolean {
    if (before.lastIndexOf('<') > before.lastIndexOf('>')) return false;
    if (before.lastIndexOf('<!--') > before.lastIndexOf('-->')) return false;
    return [...before.matchAll(raw)].every((match) => before.toLowerCase().includes(`</${(match[1] ?? '').toLowerCase()}`, match.index));
  },

  /** A value as text of an element: everything but letters, digits and spaces by its number, also what Markdown would read. */
  escape(value: string): string {
    return value.replaceAll(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0)};`);
  },
};
