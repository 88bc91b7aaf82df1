/**
 * Elements of ours by their names. All our ids begin with `app:`, which no id of an author does (`runbook/app-ids.ts`), so a heading
 * “Values” never gets in the way of the form of the values.
 */

export const appIdPrefix = 'app:';

/** @param name the id without its prefix */
export function appElement<E extends HTMLElement = HTMLElement>(name: string): E | null {
  return document.querySelector<E>(`#${CSS.escape(appIdPrefix + name)}`);
}
