/** How a page records that a move did not help: a line of the log, in words that every machine and every older log has. */

const beginning = 'It did not help: ';

/** The line of the log. */
export function didNotHelp(move: string): string {
  return beginning + move;
}

/** The move that a line of the log says did not help; undefined for all other lines. */
export function moveWithoutHelp(text: string): string | undefined {
  return text.startsWith(beginning) && text.length > beginning.length ? text.slice(beginning.length) : undefined;
}
