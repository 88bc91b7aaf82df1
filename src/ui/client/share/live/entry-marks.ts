/** Which lines of a shared incident cannot be told to be from whoever they name. Known once sharing is loaded; read by the timeline. */
import { useEffect, useState } from 'preact/hooks';
import type { EventId } from '../../../../incident/event.ts';
import { isIn, parseSent, type Sent } from '../../../../share/sent.ts';
import type { ShareState } from '../../../../share/state.ts';

interface Marks {
  readonly text: string;
  readonly unsigned: Sent;
  readonly passedOn: Sent;
}

/** By room. */
const marks = new Map<string, Marks>();
const listeners = new Set<() => void>();

/** As the session of a room knows them; undefined once it is not shared any more. */
export function setEntryMarks(room: string, of: ShareState['marks'] | undefined): void {
  if (of === undefined) {
    if (!marks.delete(room)) return;
  } else {
    const text = `${of.unsigned} ${of.passedOn}`;
    if (marks.get(room)?.text === text || (text === ' ' && !marks.has(room))) return;
    marks.set(room, { text, unsigned: parseSent(of.unsigned), passedOn: parseSent(of.passedOn) });
  }
  for (const listener of listeners) listener();
}

/** What is to be known of who wrote an entry, in words; empty where its device signed for it, or nothing is known. */
export function entryMark(id: EventId): string {
  const all = [...marks.values()];
  if (all.some(({ unsigned }) => isIn(unsigned, id))) return 'unsigned: who wrote it cannot be checked';
  return all.some(({ passedOn }) => isIn(passedOn, id)) ? 'passed on by another device' : '';
}

/** Draws again when they change. */
export function useEntryMarks(): void {
  const [, redraw] = useState(0);
  useEffect(() => {
    const listener = () => redraw((count) => count + 1);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
}
