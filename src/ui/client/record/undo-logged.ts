/** The message about something that was just logged, with the way to take it back. */

import { retractEvent } from '../../../incident/commands/log.ts';
import type { EventId, EventKind } from '../../../incident/event.ts';
import { t } from '../../../words/text.ts';
import { toast } from '../base/announce.ts';
import { toastButton } from '../base/toast-button.ts';
import type { Desk } from './desk.ts';

/** The latest event of a kind that counts in the current incident; undefined when it has none. */
export function latestLogged(desk: Desk, kind: EventKind): { readonly id: EventId; readonly text: string } | undefined {
  const entry = desk.current()?.timeline.findLast(({ event, retracted }) => event.kind === kind && retracted === undefined);
  return entry === undefined ? undefined : { id: entry.event.id, text: entry.text };
}

/**
 * Shows what was logged with a button that takes it back.
 *
 * @param also what else is taken back with it, before
 * @param others further buttons, in front of that one
 */
export function toastLogged(
  desk: Desk,
  text: string,
  logged: EventId | undefined,
  also: () => unknown = () => {},
  ...others: readonly HTMLElement[]
): void {
  const undo = async () => {
    await also();
    const refused = logged === undefined ? '' : await desk.act((at) => retractEvent(at, logged), { state: desk.current() });
    toast(refused || 'Undone');
  };
  toast(text, ...others, toastButton(t`Undo`, undo));
}
