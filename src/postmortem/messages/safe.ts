/** Typed words as they may leave in a message. */
import { visible } from '../markdown/typed-text.ts';
import { withoutBroadcast } from './mentions.ts';

/** The words with nothing in them that cannot be seen and nothing that calls everybody. */
export function safeText(words: string): string {
  return withoutBroadcast(visible(words));
}
