/** The incident at hand: its record in the browser, its state, and the way to record something. */

import { nameRecorder } from '../../../incident/commands/log.ts';
import type { Desk as CommandDesk, Outcome } from '../../../incident/commands/outcome.ts';
import { drillOf } from '../../../incident/drill.ts';
import type { LogEvent } from '../../../incident/event.ts';
import { factsOf } from '../../../incident/facts.ts';
import { incidentsOf, stateOf, withEvent } from '../../../incident/incidents.ts';
import { canonicalText } from '../../../incident/json.ts';
import { limits } from '../../../incident/limits.ts';
import { actorFrom, createRecorder } from '../../../incident/recorder.ts';
import { isDeleted } from '../../../incident/relations.ts';
import { append, emptyState, type IncidentState } from '../../../incident/state.ts';
import { beginningOf } from '../../../incident/window.ts';
import { isRecent } from '../../../storage/arrival.ts';
import { openRecord } from '../../../storage/open-record.ts';
import type { IncidentRecord } from '../../../storage/record.ts';
import { t } from '../../../words/text.ts';
import { alertsAtHand } from '../alerts/alerts-at-hand.ts';
import { siteBase } from '../base/site-base.ts';
import { withTabLock } from '../base/tab-lock.ts';
import { activeChoice } from './active-choice.ts';
import { actorsHere, rememberActor } from './actors.ts';
import { type CurrentIncident, pageDrill } from './current.ts';
import { forgetCurrent, markCurrent, markDrill, markOthers, markPostmortem } from './current-marks.ts';
import { draftEvents, dropDraft } from './draft.ts';
import { goOnSharing, lookForOpen } from './go-on-sharing.ts';
import { leaveIncident } from './leave.ts';
import { openPostmortem } from './open-postmortem.ts';
import { isPostmortemClosed, postmortemClosedName } from './postmortem-closed.ts';

const namePreference = 'my-name';
/** So many events are taken in one by one. */
const few = 20;

export interface Desk {
  readonly record: IncidentRecord;
  /** All incidents on this device by id, deleted ones too. One that joined another is part of that one. */
  readonly incidents: () => ReadonlyMap<string, IncidentState>;
  /** The one that is shown and worked on; undefined when there is none. A drill, or one that is over, only where it is looked at. */
  readonly active: () => IncidentState | undefined;
  /**
   * What this page logs to: the active incident; on the page of a drill, that drill. It is not resolved, and something arrived in it
   * within a day (`storage/arrival.ts`): last week's ticks are not today's.
   */
  readonly current: () => IncidentState | undefined;
  /** The active incident, on every page. Never a drill. */
  readonly real: () => IncidentState | undefined;
  /** The incidents that are open beside the one that is worked on, the one worked on last first. Never a drill. */
  readonly others: () => readonly IncidentState[];
  readonly activate: (id: string) => void;
  /** Leaves the one that is worked on, so that there is none. */
  readonly leave: () => void;
  /**
   * Carries a command out, in the active incident unless another is given. Where there is none, it may begin one: then what other tabs
   * began is looked for first. Answers why it was refused, or nothing once what it recorded is kept or waits to be.
   */
  readonly act: (command: (desk: CommandDesk) => Outcome, where?: Where) => Promise<string>;
  /** The name of the person at this device, shown beside everything they log; empty when none was given. */
  readonly me: () => string;
  readonly setMe: (name: string) => void;
  /** Closes the postmortem of an incident, so that nothing leads to it by itself, or opens it again. */
  readonly setPostmortemClosed: (incident: string, isClosed: boolean) => void;
  /** Keeps events that came from elsewhere, such as a file. Answers how many were new. */
  readonly merge: (events: readonly LogEvent[]) => Promise<number>;
  /** Keeps what others record now, on devices that share the incident. */
  readonly receive: (events: readonly LogEvent[]) => Promise<void>;
  /** The name under which this page records. */
  readonly actor: string;
  /** Called at every change, from here or another tab. */
  readonly onChange: (listener: () => void) => void;
}

/** Where a command is carried out. */
export interface Where {
  readonly state: IncidentState | undefined;
  /** Whether the incident that is worked on stays the same: for what is done to another one from its page. */
  readonly isAside?: boolean;
}

let opened: Promise<Desk> | undefined;

/** The desk of this page: one record, one recorder. */
export function theDesk(): Promise<Desk> {
  opened ??= openDesk(siteBase()).then((desk) => {
    goOnSharing(desk);
    return desk;
  });
  return opened;
}

async function openDesk(base: string): Promise<Desk> {
  const record = await openRecord(base);
  const me = () => record.preference(namePreference) ?? '';
  const actor = actorFrom(crypto.getRandomValues(new Uint8Array(16)));
  const recorder = createRecorder(actor, () => Date.now(), me);
  let known = incidentsOf(record.events());
  const byId = (id: string) => stateOf(known, id);
  const choice = activeChoice(base, record, (id) => byId(id) !== undefined);
  const listeners: (() => void)[] = [];
  const notify = () => {
    for (const listener of listeners) listener();
  };
  const again = () => {
    known = incidentsOf(record.events());
    notify();
  };
  const takeIn = (events: readonly LogEvent[]) => {
    // All of it is read anew after a file or a long sleep; a tick of another tab must not cost that.
    if (events.length > few) return again();
    known = events.reduce(withEvent, known);
    notify();
  };
  record.onEvents(takeIn);
  record.onErased(() => {
    again();
    forgetCurrent(base);
  });
  record.onPreferences(() => {
    // The tab that records something leaves the mark. Here it may be missing because the database came late. It is never removed because of
    // another tab's message.
    if (real() !== undefined) leaveMark();
    notify();
  });
  record.onState(notify);
  /** The drill that this page is of, and the record of one that is looked at on the page of the incident. */
  const drill = pageDrill();
  let looked: string | undefined;
  const latest = (fits: (drill: string | undefined) => boolean) =>
    record
      .incidents()
      .flatMap(({ id }) => byId(id) ?? [])
      .find((state) => !isDeleted(state) && fits(drillOf(state)?.script.drill));
  // When the database was lost, the incident that was worked on last is the one at hand.
  const chosen = () => {
    const id = choice.id();
    return id === undefined ? latest((of) => of === undefined) : byId(id);
  };
  const active = () => (drill === undefined ? (byId(looked ?? '') ?? chosen()) : latest((of) => of === drill));

  const lastIn = (state: IncidentState | undefined) =>
    record.incidents().find(({ id }) => state !== undefined && byId(id)?.incident === state.incident)?.lastArrivedAt ?? 0;
  const goesOn = (state: IncidentState | undefined) => {
    const over = state === undefined || factsOf(state).status === 'resolved' || drillOf(state)?.endedAt !== undefined;
    return over || !isRecent(lastIn(state), Date.now()) ? undefined : state;
  };
  const real = () => goesOn(chosen());
  const current = () => (drill === undefined ? real() : goesOn(active()));

  /** A tab that itself makes another incident active goes on with that one; the others hold what they show (`values/held.ts`). */
  const tabLeaves = (before: IncidentState | undefined) => {
    const next = real();
    if (next?.incident !== before?.incident) leaveIncident(base, goesOn(before && byId(before.incident)), next);
  };

  const openBeside = (shown: IncidentState | undefined) =>
    // Several logs may be one incident.
    [...new Set(record.incidents().flatMap(({ id }) => goesOn(byId(id)) ?? []))].filter(
      (state) => state.incident !== shown?.incident && drillOf(state) === undefined && !isDeleted(state),
    );

  const markOf = (state: IncidentState | undefined): CurrentIncident | undefined => {
    const last = lastIn(state);
    return state && { id: state.incident, title: factsOf(state).title, since: beginningOf(state) ?? last, last };
  };
  /** Leaves marks for other pages, so that they know of the active incident without loading the log. */
  const leaveMark = () => {
    markCurrent(base, markOf(real()));
    const isClosed = (incident: string) => isPostmortemClosed(record, incident);
    const kept = [...known.states.values()].filter((state) => !isDeleted(state));
    markPostmortem(base, openPostmortem(kept, isClosed, Date.now()));
    markOthers(
      base,
      openBeside(real()).map((state) => ({ id: state.incident, title: factsOf(state).title })),
    );
    if (drill !== undefined) markDrill(markOf(current()));
  };

  const carryOut = async (command: (desk: CommandDesk) => Outcome, { state: at, isAside = false }: Where): Promise<string> => {
    const alerts = at === undefined && drill === undefined ? alertsAtHand(base, known.states.values()) : [];
    const outcome = command({ state: at, recorder, alerts });
    if (!outcome.ok) return outcome.message;
    const { incident } = outcome;
    const before = byId(incident);
    const isDrill = drillOf(before ?? emptyState) !== undefined || outcome.events.some(({ kind }) => kind === 'drill-begun/1');
    if (drill !== undefined && !isDrill) return t`Start the drill first: this page logs nothing real.`;
    const begun = () => outcome.events.reduce<IncidentState>((so, event) => append(so, event), emptyState);
    const draft = before === undefined && !isDrill ? draftEvents(base, begun(), recorder) : [];
    const kept = record.append([...outcome.events, ...draft]);
    const goesOnIn = real();
    known = [...outcome.events, ...draft].reduce(withEvent, known);
    if (me() === '') rememberActor(base, actor);
    // What is written afterwards in one that is over must not end what is recorded in another.
    const isBeside = looked === incident && real() !== undefined;
    const isChosen = isDrill || isBeside || isAside || choice.id() === incident;
    const preferred = isChosen ? undefined : choice.choose(incident);
    tabLeaves(goesOnIn);
    leaveMark();
    notify();
    const saved = await kept;
    if (draft.length > 0) dropDraft(base, saved, record);
    if (before === undefined) await preferred;
    if (before === undefined && !isDrill) void theDesk().then((desk) => lookForOpen(desk, incident));
    return saved.erased === true
      ? t`Not logged: everything on this device was erased in another tab. What you do next starts a new log.`
      : '';
  };

  // A database that is late would make a record that is not there yet look empty.
  if (real() !== undefined || record.state().kept === 'durable') leaveMark();
  return {
    record,
    incidents: () => known.states,
    active,
    current,
    real,
    others: () => openBeside(active()),
    activate(id) {
      const state = byId(id);
      // One that is not current is looked at, and ticks still go to the one that is.
      const isBeside = state !== undefined && goesOn(state) === undefined && (real()?.incident ?? id) !== id;
      looked = state !== undefined && (isBeside || drillOf(state) !== undefined) ? id : undefined;
      const goesOnIn = real();
      if (looked === undefined) void choice.choose(id);
      tabLeaves(goesOnIn);
      leaveMark();
      notify();
    },
    leave() {
      looked = undefined;
      const goesOnIn = real();
      void choice.choose('');
      tabLeaves(goesOnIn);
      leaveMark();
      notify();
    },
    async act(command, where = { state: active() }) {
      if (where.state !== undefined) return carryOut(command, where);
      // Two tabs may begin at once: one waits, and goes on in the incident of the other.
      return withTabLock(`breakglass-begin:${base}`, async () => {
        await record.retry();
        return carryOut(command, { state: current() });
      });
    },
    me,
    setMe(name) {
      const person = name.trim().slice(0, limits.line);
      void record.setPreference(namePreference, person);
      const state = active();
      // What was recorded on this device before the name was given gets it; there may be nothing.
      if (person !== '' && state !== undefined) void carryOut((at) => nameRecorder(at, person, [actor, ...actorsHere(base)]), { state });
      notify();
    },
    setPostmortemClosed(incident, isClosed) {
      void record.setPreference(postmortemClosedName(incident), isClosed ? 'closed' : '');
      leaveMark();
      notify();
    },
    async merge(events) {
      // Files sort the keys of an event, recording does not.
      const here = new Set(record.events().map((event) => canonicalText(event)));
      const fresh = events.filter((event) => !here.has(canonicalText(event)));
      // What arrives never takes the place of what is worked on, not even where the choice of it was lost.
      const goesOnIn = real();
      if (goesOnIn !== undefined && choice.id() === undefined) void choice.choose(goesOnIn.incident);
      const kept = record.append(fresh, 'file');
      again();
      leaveMark();
      await kept;
      return fresh.length;
    },
    async receive(events) {
      const kept = record.append(events);
      takeIn(events);
      leaveMark();
      await kept;
    },
    actor,
    onChange: (listener) => listeners.push(listener),
  };
}
