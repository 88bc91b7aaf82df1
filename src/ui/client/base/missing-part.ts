/** Parts of a page that are loaded when they are first needed, and cannot be: whoever pressed something is not left waiting. */
import { t } from '../../../words/text.ts';
import { toast } from './announce.ts';

/** How Chromium, Firefox and Safari report a module that could not be loaded. */
const notLoaded = /dynamically imported module|importing a module script failed/i;

/** Reports it where somebody asked for the part. Parts that a page loads by itself in idle time are left out without a word. */
export function reportMissingParts(): void {
  addEventListener('unhandledrejection', (event) => {
    if (!(event.reason instanceof TypeError) || !notLoaded.test(event.reason.message)) return;
    event.preventDefault();
    if (navigator.userActivation?.isActive !== false) toast(t`A part of this page could not be loaded. Check the network, then try again.`);
  });
}
