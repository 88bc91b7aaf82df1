/** Messages as people copy them from Slack and Teams: a head with name and time, then what was written. */
import type { PasteReader, ReadTime, StagedLine } from './staged.ts';

const time = String.raw`(?:\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?)`;
const day = String.raw`(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+)?`;

/** `Ann Lee  [2:45 PM]`, `Ann Lee 14:45`, `Ann Lee  2:45 PM (edited)`. */
const nameThenTime = new RegExp(
  String.raw`^(?<name>\p{L}[\p{L}\p{M}\p{N} .,'’_-]{0,60}?)(?:\s+APP)?\s+\[?(?<time>${time})\]?(?:\s+\(edited\))?$`,
  'u',
);

/** `[4/1/2021 2:45 PM] Ann Lee`, as Teams copies it; `[14:45] Ann Lee: text`. */
const timeThenName = new RegExp(
  String.raw`^\[(?<time>${day}${time})\]\s*(?<name>\p{L}[\p{L}\p{M}\p{N} .,'’_-]{0,60}?)(?::\s+(?<text>.+))?$`,
  'u',
);

/** A time alone in its line, below a name alone in its line. */
const timeAlone = new RegExp(String.raw`^\s*\[?(?<time>${time})\]?$`, 'u');
const nameAlone = /^\p{L}[\p{L}\p{M}\p{N} .,'’_-]{0,60}$/u;

interface Head {
  readonly by: string;
  readonly time: string;
  readonly text: string;
  /** How many lines it takes. */
  readonly takes: 1 | 2;
}

/** Two heads at least: one line with a time may be anything. */
export const readChat: PasteReader = (lines, readTime) => {
  const messages: { head: Head; body: string[] }[] = [];
  for (let at = 0; at < lines.length; at++) {
    const head = headAt(lines, at);
    if (head !== undefined) {
      messages.push({ head, body: head.text === '' ? [] : [head.text] });
      at += head.takes - 1;
    } else {
      const line = lines[at]?.trim() ?? '';
      if (line === '') continue;
      // What stands before the first head belongs to nobody.
      if (messages.length === 0) return undefined;
      messages.at(-1)?.body.push(line);
    }
  }
  return messages.length < 2 ? undefined : messages.flatMap(({ head, body }) => lineOf(head, body, readTime));
};

function lineOf({ by, time: written }: Head, body: readonly string[], readTime: ReadTime): readonly StagedLine[] {
  const text = body.join(' ').trim();
  return text === '' ? [] : [{ ...readTime(written), text, by }];
}

function headAt(lines: readonly string[], at: number): Head | undefined {
  const line = lines[at]?.trim() ?? '';
  const found = nameThenTime.exec(line)?.groups ?? timeThenName.exec(line)?.groups;
  if (found !== undefined) return { by: found['name']?.trim() ?? '', time: found['time'] ?? '', text: found['text'] ?? '', takes: 1 };
  const below = timeAlone.exec(lines[at + 1] ?? '')?.groups?.['time'];
  return below !== undefined && nameAlone.test(line) ? { by: line, time: below, text: '', takes: 2 } : undefined;
}
