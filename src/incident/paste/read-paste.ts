/** Lines of the log in a text that was pasted: from a chat, a list of changes, or plain lines that begin with a time. */
import { limits } from '../limits.ts';
import { parseLogLine } from '../log-line.ts';
import type { Zone } from '../zone.ts';
import { readArgoHistory, readGitLog, readRolloutHistory } from './changes.ts';
import { readChat } from './chat.ts';
import type { PasteReader, ReadTime, Staged } from './staged.ts';

/** More lines than these are a log of a program, and evidence. */
export const mostLines = 200;

const readers: readonly (readonly [source: string, read: PasteReader])[] = [
  ['git log', readGitLog],
  ['kubectl rollout history', readRolloutHistory],
  ['Argo CD', readArgoHistory],
  ['chat', readChat],
];

/**
 * What a text says line by line; undefined for one that is none of these. A time that is not certain is left out, with the question: nothing
 * of it is guessed.
 *
 * @param now the instant at which it was pasted
 * @param zone the zone that times without one are meant in
 */
export function readPaste(text: string, now: number, zone: Zone): Staged | undefined {
  if (text.length > limits.evidence) return undefined;
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n');
  const readTime: ReadTime = (written) => {
    const { dated, occurredAt, doubt } = parseLogLine(`${written} x`, now, zone);
    return dated ? { at: occurredAt } : { at: undefined, doubt: doubt ?? 'It has no time.' };
  };
  for (const [source, read] of [...readers, ['lines', plainLines(now, zone)] as const]) {
    const found = read(lines, readTime);
    if (found !== undefined)
      return { source, lines: found.slice(0, mostLines).map((line) => ({ ...line, text: line.text.slice(0, limits.text) })) };
  }
  return undefined;
}

/** At least two lines, each of which begins with a time. */
function plainLines(now: number, zone: Zone): PasteReader {
  return (lines) => {
    const written = lines.map((line) => line.trim()).filter((line) => line !== '');
    if (written.length < 2 || written.length > mostLines) return undefined;
    const read = written.map((line) => parseLogLine(line, now, zone));
    if (!read.every(({ dated, choices }) => dated || choices !== undefined)) return undefined;
    return read.map(({ dated, occurredAt, text, doubt }) =>
      dated ? { at: occurredAt, text, by: undefined } : { at: undefined, text, by: undefined, doubt },
    );
  };
}
