/**
 * Old versions of kinds, read as their current ones. The log keeps what was recorded; only the view of it is migrated.
 *
 * When a kind changes, its old version leaves `registry.ts` and gets a function here, under its old name. The old payload has been
 * through no schema any more, so the function checks what it reads and answers undefined where it cannot.
 */
import { type IncidentEvent, isKnown, type LogEvent, type UnknownEvent } from '../event.ts';

/** Reads an event of an old version as one of a later version. */
export type Upcaster = (event: UnknownEvent) => LogEvent | undefined;
export type Upcasters = Readonly<Record<string, Upcaster>>;

/** None yet: every kind is in its first version. */
export const upcasters: Upcasters = {};

/** The event as the current version of its kind, or undefined when the kind or version is not known here. */
export function currentView(event: LogEvent, table: Upcasters = upcasters): IncidentEvent | undefined {
  let view: LogEvent | undefined = event;
  // A chain longer than this is a circle.
  for (let version = 0; view !== undefined && version < 100; version++) {
    if (isKnown(view)) return view;
    view = Object.hasOwn(table, view.kind) ? table[view.kind]?.(view) : undefined;
  }
  return undefined;
}
