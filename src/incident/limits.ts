/** How large a record may be. Commands refuse what is larger, so whatever they record can be read back from a file. */
export const limits = {
  /** Titles, names, answers, hypotheses' components: one line. */
  line: 500,
  /** Notes, reasons, messages, query texts. */
  text: 20_000,
  /** Pasted evidence: a long stack trace fits, a whole log does not. */
  evidence: 200_000,
  /** Links: longer ones are not links that people can open. */
  address: 8_000,
  /** Entries of one list in one event. */
  list: 1_000,
  /** Values of one query. */
  values: 200,
  /** Actors' counters and the clock's: far beyond what a page can reach in a life. */
  counter: 2 ** 31 - 1,
} as const;
