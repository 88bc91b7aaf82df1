/** The incident at hand: its record in the browser, its state, and the way to record something. */
import type { Desk as CommandDesk, Outcome } from '../../../incident/commands/outcome.ts';
import type { LogEvent } from '../../../incident/event.ts';
import { factsOf } from '../../../incident/facts.ts';
import { logsByIncident } from '../../../incident/log.ts';
import { actorFrom, createRecorder } from '../../../incident/recorder.ts';
import { append, fold, type IncidentState } from '../../../incident/state.ts';
import { openRecord } from '../../../storage/open-record.ts';
import type { IncidentRecord } from '../../../storage/record.ts';

const activePreference = 'active-incident';
const aDay = 24 * 60 * 60 * 1000;

export interface Desk {
  readonly record: IncidentRecord;
  /** All incidents on this device by id. */
  readonly incidents: () => ReadonlyMap<string, IncidentState>;
  /** The one that is worked on; undefined when there is none. */
  readonly active: () => IncidentState | undefined;
  /** The active one while it goes on: not resolved, and something happened in it within a day. Last week's ticks are not today's. */
  readonly current: () => IncidentState | undefined;
  readonly activate: (id: string) => void;
  /** Carries a command out, in the active incident unless another is given. Answers why it was refused, or nothing once what it recorded is kept or waits to be. */
  readonly act: (command: (desk: CommandDesk) => Outcome, where?: { readonly state: IncidentState | undefined }) => Promise<string>;
  /** Keeps events that came from elsewhere, such as a file. Answers how many were new. */
  readonly merge: (events: readonly LogEvent[]) => Promise<number>;
  /** Called at every change, from here or another tab. */
  readonly onChange: (listener: () => void) => void;
}

let opened: Promise<Desk> | undefined;

/** The desk of this page: one record, one recorder. The site's name leads to its root, which names the record. */
export function theDesk(): Promise<Desk> {
  opened ??= openDesk(document.querySelector<HTMLAnchorElement>('.site-name')?.pathname ?? '/');
  return opened;
}

async function openDesk(base: string): Promise<Desk> {
  const record = await openRecord(base);
  const recorder = createRecorder(actorFrom(crypto.getRandomValues(new Uint8Array(16))), () => Date.now());
  let states = read(record);
  const listeners: (() => void)[] = [];
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const again = () => {
    states = read(record);
    tell();
  };
  record.onEvents(again);
  record.onErased(again);
  record.onPreferences(tell);
  record.onState(tell);
  // Preferences have no second copy: when the database was lost, the incident that was worked on last is the one at hand.
  const active = () => states.get(record.preference(activePreference) ?? record.incidents()[0]?.id ?? '');

  const current = () => {
    const state = active();
    const last = record.incidents().find(({ id }) => id === state?.incident)?.lastRecordedAt ?? 0;
    return state === undefined || factsOf(state).status === 'resolved' || Date.now() - last > aDay ? undefined : state;
  };

  return {
    record,
    incidents: () => states,
    active,
    current,
    activate(id) {
      void record.setPreference(activePreference, id);
      tell();
    },
    async act(command, where = { state: active() }) {
      const outcome = command({ ...where, recorder });
      if (!outcome.ok) return outcome.message;
      const before = states.get(outcome.incident);
      const kept = record.append(outcome.events);
      const state =
        before === undefined
          ? fold(logsByIncident(outcome.events).get(outcome.incident) ?? { events: [] })
          : outcome.events.reduce((so, event) => append(so, event), before);
      states = new Map([...states, [outcome.incident, state]]);
      if (record.preference(activePreference) !== outcome.incident) void record.setPreference(activePreference, outcome.incident);
      tell();
      const { erased = false } = await kept;
      return erased ? 'Not recorded: the record of this device was erased in another tab. What you do next starts anew.' : '';
    },
    async merge(events) {
      const known = new Set(record.events().map((event) => JSON.stringify(event)));
      const fresh = events.filter((event) => !known.has(JSON.stringify(event)));
      const kept = record.append(fresh);
      again();
      await kept;
      return fresh.length;
    },
    onChange: (listener) => listeners.push(listener),
  };
}

function read(record: IncidentRecord): ReadonlyMap<string, IncidentState> {
  return new Map([...logsByIncident(record.events())].map(([id, log]) => [id, fold(log)]));
}
