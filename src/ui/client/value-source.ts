/** Where values are: with the incident that goes on, or, until there is one, in a draft that this browser keeps. */
import { onCurrentChange, readCurrent } from './incident/current.ts';
import type { IncidentValues } from './incident/values.ts';
import { type Kept, keepValues, keptValue, onDraftChange, readValues } from './kept-values.ts';

export interface ValueSource {
  /** What stands, with what was typed here and is not recorded yet. */
  readonly read: () => Kept;
  /** Takes over what is typed; an empty value takes one away. Answers whether this browser keeps it. */
  readonly set: (changes: Kept) => boolean;
  /** Records in the incident what was typed. Answers why it cannot be kept, or nothing. */
  readonly record: () => Promise<string>;
  /** The title of the incident that goes on; empty when none does. */
  readonly incident: () => string;
}

/** @param changed called when other values stand: an incident began or ended, or another tab set one */
export function valueSource(base: string, changed: () => void): ValueSource {
  let opening: Promise<IncidentValues> | undefined;
  let incident: IncidentValues | undefined;
  /** Typed here, and neither recorded nor in the draft. */
  let typed: Kept = {};
  const goesOn = () => readCurrent(base) !== undefined;

  const follow = () => {
    if (goesOn()) open();
    else if (Object.keys(typed).length > 0) set({});
    changed();
  };
  const open = () => {
    opening ??= import('./incident/values.ts')
      .then((part) => part.incidentValues())
      .then((values) => {
        incident = values;
        values.onChange(changed);
        changed();
        return values;
      });
  };
  const set = (changes: Kept) => {
    typed = { ...typed, ...changes };
    if (goesOn()) return true;
    const kept = keepValues(base, given({ ...readValues(base), ...typed }));
    if (kept) typed = {};
    return kept;
  };
  const record = async () => {
    const values = await opening;
    if (values === undefined || !goesOn()) return '';
    const batch = typed;
    const refused = await values.record(batch);
    // What was typed meanwhile is recorded when that field is left.
    typed = Object.fromEntries(Object.entries(typed).filter(([name, value]) => keptValue(batch, name) !== value));
    changed();
    return refused;
  };

  if (goesOn()) open();
  onCurrentChange(base, follow);
  onDraftChange(base, changed);
  addEventListener('pagehide', () => void record());
  return {
    read: () => given({ ...(goesOn() ? incident?.read() : readValues(base)), ...typed }),
    set,
    record,
    incident: () => (goesOn() ? (incident?.title() ?? '') : ''),
  };
}

function given(values: Kept): Kept {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
