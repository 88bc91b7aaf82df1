/** Ignores written beside what they excuse: `<!-- check-ignore step/readable: why -->`, in MDX and YAML in their own comments. */
import { codeSpans } from '../plain/code-spans.ts';
import type { LineIndex } from '../problem/position.ts';
import type { Range } from '../problem/problem.ts';

export interface IgnoreComment extends Range {
  check: string;
  because: string;
  /** The lines it speaks of, first and last. */
  from: number;
  to: number;
}

const comment = /(?:<!--|\{\/\*|(?<=^|\s)#)\s*check-ignore\b[ \t]*([^\s:]*)[ \t]*:?[ \t]*(.*?)\s*(?:-->|\*\/\}|$)/gm;

/** All in a text. One at the end of a line speaks of that line; one on a line of its own of the next, or of the code block there. */
export function ignoreComments(source: LineIndex): IgnoreComment[] {
  if (!source.text.includes('check-ignore')) return [];
  const lines = source.text.split('\n');
  return [...source.text.matchAll(comment)].flatMap((match) => {
    const range = source.range(match.index, match.index + match[0].length);
    const own = lines[range.line - 1] ?? '';
    if (isInBackticks(own, range.column - 1)) return [];
    const alone = own.trim() === match[0].trim();
    const from = alone ? nextWritten(lines, range.line) : range.line;
    return [{ ...range, check: match[1] ?? '', because: match[2] ?? '', from, to: alone ? endOfFence(lines, from) : from }];
  });
}

/** Whether a place in a line is within code: there a comment is an example of one. */
function isInBackticks(line: string, at: number): boolean {
  return codeSpans(line).some(({ start, end }) => start < at && at < end);
}

/** The number of the first line after `line` that is not empty. */
function nextWritten(lines: readonly string[], line: number): number {
  const found = lines.findIndex((text, at) => at >= line && text.trim() !== '');
  return found === -1 ? line : found + 1;
}

/** The last line of the code block that begins at `line`; `line` itself when none does. */
function endOfFence(lines: readonly string[], line: number): number {
  const fence = /^\s*(`{3,}|~{3,})/.exec(lines[line - 1] ?? '')?.[1];
  if (fence === undefined) return line;
  const end = lines.findIndex((text, at) => at >= line && text.trim() === fence);
  return end === -1 ? lines.length : end + 1;
}
