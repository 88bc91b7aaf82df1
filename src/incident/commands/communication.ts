/** Logs updates that were sent. */
import { t } from '../../words/text.ts';
import { limits } from '../limits.ts';
import { type Beginning, type Desk, nonBlank, type Outcome, recordBeginning, wrongLength, wrongText, wrongTime } from './outcome.ts';

export interface Update {
  readonly audience: string;
  readonly text: string;
  /** Where it went. */
  readonly channel?: string | undefined;
  /** What it was copied as. */
  readonly format?: string | undefined;
  /** When the next one was promised. */
  readonly nextUpdateAt?: number | undefined;
}

export function sendCommunication(desk: Desk, { audience, text, channel, format, nextUpdateAt }: Update, options?: Beginning): Outcome {
  const payload = {
    audience,
    text,
    ...(nonBlank(channel) !== undefined && { channel }),
    ...(nonBlank(format) !== undefined && { format }),
    ...(nextUpdateAt !== undefined && { nextUpdateAt: Math.floor(nextUpdateAt) }),
  };
  return (
    wrongText(t`The audience`, audience, limits.line) ??
    wrongText(t`The message`, text) ??
    wrongLength(t`The channel`, channel, limits.line) ??
    wrongLength(t`The format`, format, limits.line) ??
    wrongTime(nextUpdateAt) ??
    recordBeginning(desk, { kind: 'communication-sent/1', payload }, options)
  );
}
