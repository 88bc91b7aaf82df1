/** A message whose words somebody changed before it was sent. */
import { visible } from '../markdown/typed-text.ts';
import { type Gap, gapText } from './gap.ts';
import type { Message } from './message.ts';
import { writeMessage } from './write.ts';

/**
 * The message that an edited text makes. Paragraphs that were left as they were written keep their bold and links; others are the words alone.
 *
 * @param text as it stands in the field, where empty lines part paragraphs
 * @param original the message that was edited
 */
export function editedMessage(text: string, original: Message): Message {
  const asWritten = new Map(original.lines.map((line) => [writeMessage({ lines: [line] }, 'plain').trim(), line]));
  const paragraphs = visible(text)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  return { lines: paragraphs.map((paragraph) => asWritten.get(paragraph) ?? [paragraph]) };
}

/** The gaps of a message, each once, in the order in which they stand in it; of an edited text those that it still shows. */
export function gapsOf({ lines }: Message, text?: string): readonly Gap[] {
  const gaps = lines.flat().flatMap((piece) => (typeof piece !== 'string' && 'gap' in piece ? [piece.gap] : []));
  return [...new Set(gaps)].filter((gap) => text === undefined || text.includes(gapText(gap)));
}
