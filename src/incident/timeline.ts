/** Every event as one line, in the order of when it happened. */

import { describeEvent, type Lookup } from './describe-event.ts';
import { compareEvents, type EventId, type IncidentEvent, keyOf, type LogEvent } from './event.ts';
import { groupOfKind, type TimelineGroup } from './kinds.ts';

export interface TimelineLine {
  /** The event's id as a text. */
  readonly key: string;
  /** What was recorded, as it was recorded: id, kind, person, time. */
  readonly event: LogEvent;
  readonly group: TimelineGroup;
  /** When it happened: as corrected, if it was. */
  readonly at: number;
  /** Who recorded it: as they gave their name then, or later. */
  readonly by?: string;
  /** What happened, in words: as corrected, if it was. */
  readonly text: string;
  /** The original text, where it was corrected. */
  readonly original?: { readonly text?: string; readonly at?: number };
  /** Set when the event was taken back: it counts for nothing and stays visible. */
  readonly retracted?: { readonly event: EventId; readonly why?: string; readonly by?: string };
  /** False for kinds and versions that are not known here. */
  readonly known: boolean;
}

/** What was recorded about an event later. */
export interface Amendment {
  readonly text?: string;
  readonly at?: number;
  /** Who recorded it, where the event itself carries no name. */
  readonly by?: string;
}

/** The line of an event, with later corrections. */
export function lineOf(
  event: LogEvent,
  view: IncidentEvent | undefined,
  lookup: Lookup,
  amendment?: Amendment,
  retraction?: IncidentEvent,
): TimelineLine {
  const known = view !== undefined;
  const recordedText = known ? describeEvent(view, lookup) : `${event.kind} (unknown kind of event, kept as it is)`;
  // Only notes are free text; the words of other events are made from their payload.
  const text = view?.kind === 'note-written/1' ? (amendment?.text ?? recordedText) : recordedText;
  const at = amendment?.at ?? event.occurredAt;
  const by = event.by ?? amendment?.by;
  return {
    key: keyOf(event.id),
    event,
    group: known ? groupOfKind[view.kind] : 'record',
    at,
    text,
    known,
    ...(by !== undefined && { by }),
    ...((text !== recordedText || at !== event.occurredAt) && {
      original: { ...(text !== recordedText && { text: recordedText }), ...(at !== event.occurredAt && { at: event.occurredAt }) },
    }),
    ...(retraction !== undefined && { retracted: retractedBy(retraction) }),
  };
}

/** The order of lines: by when things happened, then by when they were recorded, then by id. */
export function compareLines(a: TimelineLine, b: TimelineLine): number {
  return a.at - b.at || compareEvents(a.event, b.event);
}

/** The timeline with one more line in its place. Lines mostly come at the end, so it is looked for from there. */
export function withLine(lines: readonly TimelineLine[], line: TimelineLine): readonly TimelineLine[] {
  const before = lines.findLastIndex((other) => compareLines(other, line) <= 0);
  return lines.toSpliced(before + 1, 0, line);
}

export interface TimelineFilter {
  /** The groups to show; all when left out. */
  readonly groups?: ReadonlySet<TimelineGroup>;
  /** Whether lines that were taken back are shown; they are when left out. */
  readonly retracted?: boolean;
}

/** The lines that a filter lets through, in their order. */
export function filterTimeline(lines: readonly TimelineLine[], filter: TimelineFilter): readonly TimelineLine[] {
  return lines.filter((line) => (filter.groups?.has(line.group) ?? true) && ((filter.retracted ?? true) || line.retracted === undefined));
}

function retractedBy(retraction: IncidentEvent): NonNullable<TimelineLine['retracted']> {
  const why = retraction.kind === 'event-retracted/1' ? retraction.payload.why : undefined;
  return { event: retraction.id, ...(why !== undefined && { why }), ...(retraction.by !== undefined && { by: retraction.by }) };
}
