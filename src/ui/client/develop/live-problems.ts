/** The problems of a page, as the development server reports them. */

export interface LiveProblem {
  severity: 'error' | 'warning' | 'info';
  check: string;
  /** Path from the content root. */
  file: string;
  line: number;
  column: number;
  message: string;
  hint: string;
  /** The line of the source and a caret below the place; empty where there is none. */
  excerpt: string[];
  /** Opens the place in the editor. */
  editor: string;
}

export interface LiveProblems {
  problems: LiveProblem[];
  /** How many problems there are in files of other pages. */
  elsewhere: number;
}
