/** Logs updates that were sent. */
import { limits } from '../limits.ts';
import { type Beginning, type Desk, nonBlank, type Outcome, recordBeginning, wrongLength, wrongText, wrongTime } from './outcome.ts';

export interface Update {
  readonly audience: string;
  readonly text: string;
  readonly channel?: string | undefined;
  /** When the next one was promised. */
  readonly nextUpdateAt?: number | undefined;
}

export function sendCommunication(desk: Desk, { audience, text, channel, nextUpdateAt }: Update, options?: Beginning): Outcome {
  const payload = {
    audience,
    text,
    ...(nonBlank(channel) !== undefined && { channel }),
    ...(nextUpdateAt !== undefined && { nextUpdateAt: Math.floor(nextUpdateAt) }),
  };
  return (
    wrongText('The audience', audience, limits.line) ??
    wrongText('The message', text) ??
    wrongLength('The channel', channel, limits.line) ??
    wrongTime(nextUpdateAt) ??
    recordBeginning(desk, { kind: 'communication-sent/1', payload }, options)
  );
}
