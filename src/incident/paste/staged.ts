/** A line that was pasted and may go into the log: with its own time, and who wrote it. */

export interface StagedLine {
  /** When it happened; undefined where the text gives no time, or none that is certain. */
  readonly at: number | undefined;
  readonly text: string;
  readonly by: string | undefined;
  /** Why its time is not certain. */
  readonly doubt?: string | undefined;
}

/** What a pasted text is, and its lines. */
export interface Staged {
  readonly source: string;
  readonly lines: readonly StagedLine[];
}

/** How a time that stands in a pasted text is read: with the day and the zone that the reader has. */
export type ReadTime = (written: string) => Pick<StagedLine, 'at' | 'doubt'>;

/** Reads one kind of text; undefined for a text of another kind. */
export type PasteReader = (lines: readonly string[], readTime: ReadTime) => readonly StagedLine[] | undefined;
