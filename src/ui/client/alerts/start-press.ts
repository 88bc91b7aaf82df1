/**
 * A press of a link that starts an incident with its alerts. The press is kept for the page of the incident, which starts one at once then;
 * an address that somebody else wrote has no press behind it, and only fills the form.
 */
import { keep } from '../base/kept.ts';

/** Where the press is kept, for this tab. */
export const pressKey = 'breakglass-start';

/** Listens to presses on all such links of the page. */
export function keepStartPresses(): void {
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href*="incident/#alert="]') : null;
    if (link === null) return;
    // Where it is not kept, the form is filled in.
    keep(pressKey, link.hash, 'session');
  });
}
