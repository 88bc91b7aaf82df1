/** Parts of a page that are loaded when they are first needed, and cannot be: whoever pressed something is not left waiting. */
import { toast } from './announce.ts';

/** What Chromium, Firefox and Safari say of a module that could not be loaded. */
const notLoaded = /dynamically imported module|importing a module script failed/i;

/** Says so where somebody asked for the part; what a page loads by itself in idle time it does without. */
export function reportMissingParts(): void {
  addEventListener('unhandledrejection', (event) => {
    if (!(event.reason instanceof TypeError) || !notLoaded.test(event.reason.message)) return;
    event.preventDefault();
    if (navigator.userActivation?.isActive !== false) toast('A part of this page could not be loaded. Check the network, then try again.');
  });
}
