/** The remarks of adopting: what it changed and what a person should look at, each with its place in the source. */

/** A line of a page, and the line of the source file that it comes from. */
export interface Line {
  text: string;
  /** Counted from 1. */
  at: number;
}

export interface Remark {
  /** Path in the source. */
  file: string;
  line: number;
  what: string;
}

/** Where converters note what they did to one file. */
export interface Remarks {
  changed: (line: number, what: string) => void;
  look: (line: number, what: string) => void;
}

/** Lines of a file, the first being line `first` of its source. */
export function linesOf(text: string, first = 1): Line[] {
  return text.split('\n').map((line, at) => ({ text: line, at: first + at }));
}

/** Follows fences from line to line. */
export interface CodeFollower {
  /** Whether this line is code or the mark of a fence. */
  (text: string): boolean;
  /** Whether a fence is open after the lines so far. */
  readonly isOpen: () => boolean;
}

export function codeFollower(): CodeFollower {
  let open: string | null = null;
  const follow = (text: string): boolean => {
    const mark = /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)*(`{3,}|~{3,})(.*)$/.exec(text);
    const fence = mark?.[1] ?? '';
    if (open === null) {
      if (mark === null || (fence.startsWith('`') && (mark[2] ?? '').includes('`'))) return false;
      open = fence;
      return true;
    }
    if (fence.startsWith(open) && (mark?.[2] ?? '').trim() === '') open = null;
    return true;
  };
  return Object.assign(follow, { isOpen: () => open !== null });
}
