/** Leaves the marks that tell every page which incident is active and which postmortem is open, without its log (`current.ts`). */
import { keep, readKept } from '../base/kept.ts';
import {
  type CurrentIncident,
  changed,
  keyOf,
  known,
  type OpenIncident,
  type OpenPostmortem,
  othersKeyOf,
  postmortemKeyOf,
} from './current.ts';

/** Leaves the mark, and notifies this page. */
export function markCurrent(base: string, current: CurrentIncident | undefined): void {
  known.current = current ?? null;
  const text = JSON.stringify(known.current);
  if (readKept(keyOf(base)) === text) return;
  // Where it is not kept, other pages load the record.
  keep(keyOf(base), text);
  document.dispatchEvent(new Event(changed));
}

/** Notifies this page, and no other, that its drill is running. */
export function markDrill(current: CurrentIncident | undefined): void {
  known.drill = current;
  document.dispatchEvent(new Event(changed));
}

/** Leaves the mark of a postmortem, or takes it away, and notifies this page. */
export function markPostmortem(base: string, open: OpenPostmortem | undefined): void {
  known.postmortem = open;
  const text = open === undefined ? null : JSON.stringify(open);
  if (readKept(postmortemKeyOf(base)) === text) return;
  // Where it is not kept, only this page knows it.
  keep(postmortemKeyOf(base), text);
  document.dispatchEvent(new Event(changed));
}

/** Leaves the mark of the incidents that are open beside the active one, or takes it away, and notifies this page. */
export function markOthers(base: string, others: readonly OpenIncident[]): void {
  known.others = others;
  const text = others.length === 0 ? null : JSON.stringify(others);
  if (readKept(othersKeyOf(base)) === text) return;
  keep(othersKeyOf(base), text);
  document.dispatchEvent(new Event(changed));
}

/** Removes the mark, after everything was erased, and notifies this page. */
export function forgetCurrent(base: string): void {
  known.current = undefined;
  known.postmortem = undefined;
  known.others = undefined;
  keep(othersKeyOf(base), null);
  keep(keyOf(base), null);
  keep(postmortemKeyOf(base), null);
  document.dispatchEvent(new Event(changed));
}
