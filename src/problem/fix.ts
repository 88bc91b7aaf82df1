/** Makes the mends that need nobody's judgement. */
import type { LineIndex } from './position.ts';
import { compareText, type Fix, type Problem } from './problem.ts';

export interface Fixed {
  /** New texts by file: without byte-order mark, with LF at the ends of lines. */
  files: Map<string, string>;
  /** What was mended. */
  problems: Problem[];
}

/** Reported for the file as a whole: reading its text has fixed them already. */
const byReading = ['file/bom', 'file/line-ends'];

/** Applies the fixes of the problems; of two that overlap, the first is made and the other waits for the next run. */
export function fixAll(problems: readonly Problem[], source: (file: string) => LineIndex | undefined): Fixed {
  const fixed: Fixed = { files: new Map(), problems: [] };
  const files = [...new Set(problems.map(({ file }) => file))].sort(compareText);
  for (const file of files) {
    const text = source(file);
    if (text === undefined) continue;
    const ofFile = problems.filter((problem) => problem.file === file);
    const made = ofFile.filter((problem) => problem.fix !== undefined || byReading.includes(problem.check));
    if (made.length === 0) continue;
    const { mended, done } = applyFixes(
      text,
      made.flatMap(({ fix }) => fix ?? []),
    );
    fixed.files.set(file, mended);
    fixed.problems.push(...made.filter(({ fix }) => fix === undefined || done.has(fix)));
  }
  return fixed;
}

/** The text with the fixes made, and which ones were. */
export function applyFixes(source: LineIndex, fixes: readonly Fix[]): { mended: string; done: ReadonlySet<Fix> } {
  const placed = fixes
    .map((fix) => ({ fix, from: source.lineStart(fix.line) + fix.column - 1, to: source.lineStart(fix.endLine) + fix.endColumn - 1 }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const done = new Set<Fix>();
  let mended = '';
  let at = 0;
  for (const { fix, from, to } of placed) {
    if (from < at) continue;
    mended += source.text.slice(at, from) + fix.text;
    at = to;
    done.add(fix);
  }
  return { mended: mended + source.text.slice(at), done };
}
