/** The events of a log as their current versions, and which of them were taken back: what every view of a log begins with. */
import { type IncidentEvent, keyOf, type LogEvent } from './event.ts';
import { currentView, type Upcasters } from './events/upcast.ts';
import type { Log } from './log.ts';

/** An event of the log with what it is in the current version of its kind, if that is known here. */
export interface Viewed {
  readonly key: string;
  readonly event: LogEvent;
  readonly view: IncidentEvent | undefined;
}

/** The events that the state follows, and those that contradict one of them. */
export function viewsOf(log: Log, table: Upcasters): { readonly viewed: readonly Viewed[]; readonly refused: readonly LogEvent[] } {
  const viewed: Viewed[] = [];
  const refused: LogEvent[] = [];
  const seen = new Set<string>();
  for (const event of log.events) {
    const key = keyOf(event.id);
    if (seen.has(key)) refused.push(event);
    else viewed.push({ key, event, view: currentView(event, table) });
    seen.add(key);
  }
  return { viewed, refused };
}

/**
 * What was taken back, with the retraction that did it. From the last retraction to the first: whether one stands is
 * decided by later ones only, so there are no circles.
 */
export function retractionsOf(events: readonly Viewed[]): ReadonlyMap<string, IncidentEvent> {
  const taken = new Map<string, IncidentEvent>();
  const made = events.flatMap(({ key, view }, at) => (view?.kind === 'event-retracted/1' ? { key, view, at } : []));
  if (made.length === 0) return taken;
  const place = new Map(events.map(({ key }, at) => [key, at]));
  for (const { key, view, at } of made.reverse()) {
    if (taken.has(key)) continue;
    const target = keyOf(view.payload.event);
    if ((place.get(target) ?? at) < at) taken.set(target, view);
  }
  return taken;
}
