/** How diagnoses quote what was found and list what was expected. */

/** Marked as code, cut at its line's end; a text with a backquote in it stands in two. */
export function quote(text: string): string {
  const line = text.split('\n')[0] ?? '';
  const short = line.length < text.length || line.length > 40 ? `${line.slice(0, 39)}…` : line;
  return short.includes('`') ? `\`\` ${short} \`\`` : `\`${short}\``;
}

/** `a, b or c`. */
export function oneOf(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
