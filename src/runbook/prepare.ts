/** What happens to a source text before the parser sees it. Everything stays where it was, so places stay right. */
import type { LineIndex } from '../problem/position.ts';
import type { Problem } from '../problem/problem.ts';
import { withoutFrontmatter } from './frontmatter.ts';
import { protectHeadingIds } from './heading-id.ts';
import { fencedRanges, replaceShortcodes } from './shortcode.ts';
import { withoutSlots } from './slot.ts';

export interface Prepared {
  /** The text as the parser takes it. */
  readonly text: string;
  /** Offset of the first heading id that only this compiler knows; MDX alone has them. */
  readonly headingId: number | undefined;
  readonly problems: readonly Problem[];
}

export function prepare(source: string, format: 'md' | 'mdx', file: string, lines: LineIndex): Prepared {
  const text = withoutFrontmatter(withoutSlots(source));
  if (format === 'mdx') {
    const { source: protectedText, first } = protectHeadingIds(text, fencedRanges(text));
    return { text: protectedText, headingId: first, problems: [] };
  }
  const { source: replaced, problems } = replaceShortcodes(text, file, lines);
  return { text: replaced, headingId: undefined, problems };
}
