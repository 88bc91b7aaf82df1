/** What is wrong with a record file, one word at a time. */

export type RecordProblemCode =
  | 'too-large'
  | 'not-json'
  | 'not-a-record'
  | 'newer-format'
  | 'broken-off'
  | 'wrong-shape'
  | 'wrong-value'
  | 'forbidden-key'
  | 'unknown-key'
  | 'too-deep'
  | 'too-many'
  | 'duplicate'
  | 'contradiction'
  | 'elsewhere';

export interface RecordProblem {
  readonly code: RecordProblemCode;
  /** Where in the file: `incidents[0].events[3].payload.title`, or empty for the whole of it. */
  readonly where: string;
  /** What was expected and what was found. */
  readonly message: string;
  /** What was done: this part was left out, put right, or saved from a file that is broken off. */
  readonly outcome: 'refused' | 'repaired' | 'recovered';
}

/** How many problems are listed one by one. */
const most = 200;

/** Collects problems; a hostile file must not fill the memory with complaints. */
export class RecordProblems {
  readonly #list: RecordProblem[] = [];
  #unlisted = 0;
  #lost = false;

  add(outcome: RecordProblem['outcome'], code: RecordProblemCode, where: string, message: string): void {
    this.#lost ||= outcome !== 'repaired';
    if (this.#list.length < most) this.#list.push({ code, where, message, outcome });
    else this.#unlisted += 1;
  }

  /** Whether anything is missing. */
  get lostSome(): boolean {
    return this.#lost;
  }

  all(): readonly RecordProblem[] {
    if (this.#unlisted === 0) return this.#list;
    const more: RecordProblem = {
      code: 'too-many',
      where: '',
      message: `${this.#unlisted} more problems of this kind.`,
      outcome: this.#lost ? 'refused' : 'repaired',
    };
    return [...this.#list, more];
  }
}
