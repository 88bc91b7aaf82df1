/** Writes to the clipboard. */
import { h } from './h.ts';

/** Whether it worked. The clipboard of today needs https; sites on plain http have the old way. */
export async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeBySelection(text);
  }
}

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

function writeBySelection(text: string): boolean {
  const focused = document.activeElement;
  const area = h('textarea', { class: 'sr' }, text);
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done;
}
