/** The moments that tell the story of an incident: detection, diagnosis, repair. By rule, and as people starred them. */
import { changesIn, type IsChange, isRepair, listedStepsOf } from './changes.ts';
import { type IncidentEvent, keyOf } from './event.ts';
import { currentView } from './events/upcast.ts';
import { eventsOf, type IncidentState } from './state.ts';

/** Why a moment is a key one. `seen`: what somebody observed or wrote down, which is key as long as there are few of them. */
export type KeyMoment = 'detection' | 'course' | 'diagnosis' | 'repair' | 'trouble' | 'update' | 'seen';

/** So many observations tell a story; more are a log. */
export const mostSeen = 40;

/** Whether each event was starred or its star taken away, by its key; the last word counts. */
export function starsOf(state: IncidentState): ReadonlyMap<string, boolean> {
  const known = stars.get(state);
  if (known !== undefined) return known;
  const found = new Map(eventsOf(state, 'event-starred/1').map(({ payload }) => [keyOf(payload.event), payload.starred]));
  stars.set(state, found);
  return found;
}

/** States are replaced and never changed. Every row of a timeline asks. */
const stars = new WeakMap<IncidentState, ReadonlyMap<string, boolean>>();

/** Tells of each event why it is a key moment by rule; undefined for one that is none. */
export function keyMomentsIn(state: IncidentState, isChange?: IsChange): (event: IncidentEvent) => KeyMoment | undefined {
  const listed = listedStepsOf(state);
  const changes = changesIn(listed, isChange);
  return (event) => {
    switch (event.kind) {
      case 'incident-opened/1':
      case 'alert-received/1':
        return 'detection';
      case 'incident-joined/1':
      case 'drill-begun/1':
      case 'drill-ended/1':
      case 'status-set/1':
      case 'severity-set/1':
      case 'milestone-set/1':
        return 'course';
      case 'role-taken/1':
        return event.payload.role === 'commander' ? 'course' : undefined;
      case 'role-handed-over/1':
        return event.payload.role === 'commander' ? 'course' : undefined;
      case 'hypothesis-confirmed/1':
      case 'hypothesis-rejected/1':
        return 'diagnosis';
      case 'step-completed/1':
        return isRepair(event.payload.step, listed, changes) ? 'repair' : undefined;
      case 'fix-decision-answered/1':
        return event.payload.move !== undefined || event.payload.answer === 'words' ? 'repair' : undefined;
      case 'step-blocked/1':
        return 'trouble';
      case 'communication-sent/1':
        return 'update';
      case 'note-written/1':
      case 'step-noted/1':
        return 'seen';
      case 'query-run/1':
        return event.payload.result === undefined ? undefined : 'seen';
      default:
        return undefined;
    }
  };
}

/** The keys of the events that stand in the published timeline. */
export function keyEventsOf(state: IncidentState, isChange?: IsChange): ReadonlySet<string> {
  const momentOf = keyMomentsIn(state, isChange);
  const moments = state.timeline.flatMap(({ key, event, retracted }) => {
    const view = retracted === undefined ? currentView(event) : undefined;
    const moment = view && momentOf(view);
    return moment === undefined ? [] : [{ key, moment }];
  });
  const seen = moments.filter(({ moment }) => moment === 'seen').length;
  const byRule = moments.filter(({ moment }) => moment !== 'seen' || seen <= mostSeen).map(({ key }) => key);
  const keys = new Set(byRule);
  for (const [key, starred] of starsOf(state)) {
    if (starred) keys.add(key);
    else keys.delete(key);
  }
  return keys;
}
