/**
 * Which incident is worked on, by its id; empty where somebody left it. The record keeps it without a second copy, and a page may be left before
 * that is done: until then a note has it, which is written at once.
 */
import type { IncidentRecord, Saved } from '../../../storage/record.ts';
import { keep, readKept } from '../base/kept.ts';

const preference = 'active-incident';

export interface ActiveChoice {
  readonly id: () => string | undefined;
  /** Settles once it is kept. */
  readonly choose: (id: string) => Promise<Saved>;
}

/** @param isHere whether an incident is in the record: what a page noted that was left before even that was kept is forgotten. */
export function activeChoice(
  base: string,
  record: Pick<IncidentRecord, 'preference' | 'setPreference'>,
  isHere: (id: string) => boolean,
): ActiveChoice {
  const note = `breakglass-choosing:${base}`;
  const choose = async (id: string) => {
    keep(note, id);
    const saved = await record.setPreference(preference, id);
    if ((saved.saved || saved.erased === true) && readKept(note) === id) keep(note, null);
    return saved;
  };
  const noted = readKept(note);
  if (typeof noted === 'string' && (noted === '' || isHere(noted))) void choose(noted);
  return { id: () => record.preference(preference), choose };
}
