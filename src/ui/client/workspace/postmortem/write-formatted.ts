/** Writes to the clipboard with a format: apart from what every page can copy. */

/**
 * Writes a text with its format, and without it for programs that take only words. Whether it worked.
 *
 * @param html given as a promise, because a browser must be asked while the press is fresh
 */
export async function writeFormatted(html: Promise<string>, text: string): Promise<boolean> {
  const blob = (content: string, type: string) => new Blob([content], { type });
  try {
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/html': html.then((content) => blob(content, 'text/html')), 'text/plain': blob(text, 'text/plain') }),
    ]);
    return true;
  } catch {
    return false;
  }
}
