/** Hugo shortcodes in Markdown that was written for a Hugo site. */
import type { LineIndex } from '../problem/position.ts';
import type { Problem } from '../problem/problem.ts';

/** Ends before another one begins, so that many that never end cost no more than their length. */
const shortcode = /\{\{[<%]((?:(?!\{\{[<%])[\s\S])*?)[>%]\}\}/g;

/**
 * Takes shortcodes out without moving anything else: `{{< ref "./X.md" >}}` becomes `./X.md` and blanks, every other one
 * becomes blanks, and what stands between an opening and a closing one stays. Fenced code is left as it is.
 */
export function replaceShortcodes(source: string, file: string, lines: LineIndex): { source: string; problems: Problem[] } {
  if (!source.includes('{{<') && !source.includes('{{%')) return { source, problems: [] };
  const problems: Problem[] = [];
  const fences = fencedRanges(source);
  let passed = 0;
  const replaced = source.replace(shortcode, (whole, inside: string, at: number) => {
    while ((fences[passed]?.[1] ?? Number.POSITIVE_INFINITY) <= at) passed++;
    if (at >= (fences[passed]?.[0] ?? Number.POSITIVE_INFINITY)) return whole;
    const [, closing = '', name = '', rest = ''] = /^(\/?)\s*([\w/-]*)([\s\S]*)$/.exec(inside.trim().replace(/\/$/, '').trimEnd()) ?? [];
    const target = /^(ref|relref)$/.test(name) ? /^["'`]?([^"'`\s]+)["'`]?$/.exec(rest.trim())?.[1] : undefined;
    if (target !== undefined) return target.padEnd(whole.length);
    if (closing === '') {
      problems.push({
        check: 'markdown/shortcode',
        severity: 'warning',
        file,
        message: `the Hugo shortcode \`${name}\` is not known here and was left out`,
        hint: 'write plain Markdown, or name the target in full',
        ...lines.range(at, at + whole.length),
      });
    }
    return whole.replace(/[^\n]/g, ' ');
  });
  return { source: replaced, problems };
}

/** Offsets of fenced code blocks, recognised by their fence lines alone. */
export function fencedRanges(source: string): [number, number][] {
  const ranges: [number, number][] = [];
  let open: { fence: string; from: number } | null = null;
  for (const match of source.matchAll(/^[ \t]*(`{3,}|~{3,})[^\n]*$/gm)) {
    const fence = match[1] ?? '';
    if (open === null) open = { fence, from: match.index };
    else if (fence[0] === open.fence[0] && fence.length >= open.fence.length) {
      ranges.push([open.from, match.index + match[0].length]);
      open = null;
    }
  }
  if (open !== null) ranges.push([open.from, source.length]);
  return ranges;
}
