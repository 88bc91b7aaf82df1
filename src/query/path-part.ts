/** Whether a placeholder is a part of a path, as in `/srv/${tenant}` or `${dir}/cache`: what is filled in there must not lead out of it. */

/** What ends a path, in commands and in code that they hand over: blanks, brackets and operators, unless a backslash stands in front. */
const separator = /[\s;|&()<>`,]/;

/** The layers that a value passes before all others. `text` may be masked: only what stands around the place counts. */
export function pathLayers(text: string, { from, to }: { from: number; to: number }): readonly ('path-part' | 'path-dots')[] {
  const before = partBefore(text, from);
  const after = partAfter(text, to);
  if (!before.includes('/') && !after.includes('/')) return [];
  // A file that begins with a dot: with one more, it would be the folder above.
  const ownStart = before.slice(before.lastIndexOf('/') + 1);
  const ownEnd = after.split('/', 1)[0] ?? '';
  return /^\.+$/.test(ownStart) || /^\.+$/.test(ownEnd) ? ['path-dots'] : ['path-part'];
}

/** The path up to the place, without quotes; empty behind the `?` of an address, where a slash is text. */
function partBefore(text: string, from: number): string {
  let start = from;
  while (start > 0 && (!separator.test(text[start - 1] ?? '') || text[start - 2] === '\\')) start--;
  const part = text.slice(start, from).replace(/['"]/g, '');
  return /:\/\/[^?#]*[?#]/.test(part) ? '' : part;
}

function partAfter(text: string, to: number): string {
  let end = to;
  while (end < text.length && (!separator.test(text[end] ?? '') || text[end - 1] === '\\')) end++;
  const part = text.slice(to, end).replace(/['"]/g, '');
  return part.split(/[?#]|:\/\//, 1)[0] ?? '';
}
