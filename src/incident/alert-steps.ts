/** A page that answers many alerts, a section each: which of its steps are for those who come with one of them. */

/** The steps of an alert's own section. */
export interface AlertSteps {
  readonly alert: string;
  /** Ids of its steps. */
  readonly steps: readonly string[];
}

/** The section of an alert as its page has it. `place` says which step the first one is to those who come with the alert: `Step 1 of 3 · CartSlow`. */
export type AlertSection = readonly [alert: string, anchor: string, steps: readonly string[], place: string];

/**
 * Those of the sections of these alerts first, then those of no alert. All as they are where no section has the name of one of them, or none of those
 * sections has a step.
 */
export function stepsForAlerts<T extends { readonly id: string }>(
  steps: readonly T[],
  sections: readonly AlertSteps[],
  isAtHand: (alert: string) => boolean,
): readonly T[] {
  const own = new Set(sections.filter(({ alert }) => isAtHand(alert)).flatMap((section) => section.steps));
  if (own.size === 0) return steps;
  const ofOthers = new Set(sections.filter(({ alert }) => !isAtHand(alert)).flatMap((section) => section.steps));
  return [...steps.filter(({ id }) => own.has(id)), ...steps.filter(({ id }) => !own.has(id) && !ofOthers.has(id))];
}
