/** Hugo shortcodes in Markdown that was written for a Hugo site. */
import type { LineIndex } from '../problem/position.ts';
import type { Problem } from '../problem/problem.ts';

const shortcode = /\{\{([<%])\s*(\/?)\s*([\w/-]*)\s*([\s\S]*?)\s*(\/?)[>%]\}\}/g;

/**
 * Takes shortcodes out without moving anything else: `{{< ref "./X.md" >}}` becomes `./X.md` and blanks, every other one
 * becomes blanks, and what stands between an opening and a closing one stays. Fenced code is left as it is.
 */
export function replaceShortcodes(source: string, file: string, lines: LineIndex): { source: string; problems: Problem[] } {
  if (!source.includes('{{<') && !source.includes('{{%')) return { source, problems: [] };
  const problems: Problem[] = [];
  const fences = fencedRanges(source);
  const replaced = source.replace(shortcode, (whole, _kind: string, closing: string, name: string, rest: string, ...more) => {
    const at = Number(more[1]);
    if (fences.some(([from, to]) => at >= from && at < to)) return whole;
    const target = /^(ref|relref)$/.test(name) ? /^["'`]?([^"'`\s]+)["'`]?$/.exec(rest)?.[1] : undefined;
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

/** Offsets of fenced code blocks, told by their fence lines alone. */
function fencedRanges(source: string): [number, number][] {
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
