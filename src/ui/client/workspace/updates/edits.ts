/** Drafts of messages, and what people changed in them before they were sent. */
import type { Audience } from '../../../../postmortem/messages/audience.ts';
import type { Gap } from '../../../../postmortem/messages/gap.ts';
import type { MessageForm } from '../../../../postmortem/messages/message-forms.ts';
import { safeText } from '../../../../postmortem/messages/safe.ts';

/** A message as it is filled in from the log. */
export interface Draft {
  readonly text: string;
  /** What a text that was made of it still asks for. */
  readonly gapsIn: (text: string) => readonly Gap[];
  /** A text that was made of it in the form in which it is copied. */
  readonly copy: (text: string, form: MessageForm) => string;
}

export interface DraftWriter {
  /**
   * @param at when it is sent, in milliseconds since the epoch
   * @param promised when the next update is promised
   */
  readonly draft: (audience: Audience, at: number, promised: number | undefined) => Draft;
  /** The sentence that promises the next update; empty when none is promised. */
  readonly promise: (promised: number | undefined) => string;
}

/** Where messages cannot be filled, people write them; nothing in them calls everybody all the same. */
export const byHand: DraftWriter = {
  draft: () => ({ text: '', gapsIn: () => [], copy: safeText }),
  promise: () => '',
};

/** A draft that somebody changed. From then on neither the log nor the clock changes it. */
export interface Edit {
  readonly text: string;
  /** The draft as it was when the first word was changed, and when that was. */
  readonly from: string;
  readonly at: number;
  /** When the next update is promised in it. */
  readonly promised: number | undefined;
}

export type Edits = Readonly<Partial<Record<Audience, Edit>>>;

/** The edit with another promise of the next update, where its text still has the one it was written with. */
export function promisedAnew(edit: Edit, promised: number | undefined, { promise }: DraftWriter): Edit {
  const [before, after] = [promise(edit.promised), promise(promised)];
  const anew = (text: string) => (before === '' ? text : text.replace(before, () => after).trim());
  return { ...edit, text: anew(edit.text), from: anew(edit.from), promised };
}

/** Whether the log has changed what the message would be since the text was edited. */
export function isBehind(edit: Edit, audience: Audience, { draft }: DraftWriter): boolean {
  return draft(audience, edit.at, edit.promised).text !== edit.from;
}
