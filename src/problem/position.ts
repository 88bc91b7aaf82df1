/** Turns offsets in a text into lines and columns, both counted from 1. Columns count UTF-16 units, as editors do. */
import type { Range } from './problem.ts';

export class LineIndex {
  readonly text: string;
  /** Made when it is first asked for: of most texts nobody asks. */
  #lines: number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get #starts(): readonly number[] {
    if (this.#lines === undefined) {
      this.#lines = [0];
      for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1)) this.#lines.push(at + 1);
    }
    return this.#lines;
  }

  /** Of an offset past the end, as parsers give for what is missing there, the end. */
  point(wanted: number): { line: number; column: number } {
    const offset = Math.min(wanted, this.text.length);
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  range(from: number, to: number): Range {
    const start = this.point(from);
    const end = this.point(Math.max(from, to));
    return { ...start, endLine: end.line, endColumn: end.column };
  }

  /** The offset of a line's first character; a line past the end answers the text's length. */
  lineStart(line: number): number {
    return this.#starts[line - 1] ?? this.text.length;
  }
}
