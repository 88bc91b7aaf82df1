/** Lines of the running log. */
import { payload, text } from './common.ts';

export const noteEvents = {
  'note-written/1': payload('A line of the log. When it happened may lie before it was written.', { text: text() }),
};
