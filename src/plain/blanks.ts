/** Blanks in long texts. A pattern such as `\s+$` tries again at each blank of a run that something follows; these look at each once. */

/** The text without these characters at its end. */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text[end - 1] ?? '')) end--;
  return text.slice(0, end);
}

/** The text with one blank for each run of blanks, a line end where the run has one. For patterns that only ask whether words are there. */
export function withShortBlanks(text: string): string {
  return text.replace(/\s{2,}/g, (run) => (run.includes('\n') ? '\n' : ' '));
}
