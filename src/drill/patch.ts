/** The patch that stamps a runbook as exercised. The build writes it, without knowing the day; the page puts the day in. */

/** Stands for the day in a patch that the build wrote. */
export const patchDay = '9999-12-31';

/**
 * The patch for a day, as in `2026-01-31`. Empty where there is none to offer: the build could not write one, or that day or a later one
 * stands in the runbook already.
 */
export function patchFor(patch: string, day: string, lastExercised = ''): string {
  return lastExercised >= day ? '' : patch.replace(`+lastExercised: ${patchDay}`, `+lastExercised: ${day}`);
}
