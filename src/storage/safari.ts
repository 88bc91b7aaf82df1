/**
 * Safari deletes what scripts stored after seven days of use without a visit to the site; a site on the home screen has a counter of
 * its own and is spared (https://webkit.org/blog/10218/full-third-party-cookie-blocking-and-more/). Nothing in the browser tells
 * this, so this is the one place that looks at who made it.
 */
import { t } from '../words/text.ts';

/** What is looked at; `navigator` has it. */
export interface Browser {
  readonly vendor: string;
  readonly maxTouchPoints: number;
  readonly platform: string;
}

export interface SafariHint {
  readonly text: string;
  readonly how: string;
}

/**
 * What to say to a person whose browser forgets; undefined where it does not. All browsers on iPhones and iPads are WebKit inside and
 * name Apple as their vendor.
 *
 * @param installed whether the site was opened from the home screen or the dock
 */
export function safariHint(browser: Browser, installed: boolean): SafariHint | undefined {
  if (!forgets(browser, installed)) return undefined;
  return {
    text: t`Safari deletes these incidents after seven days of use without opening this site.`,
    how: isHandheld(browser)
      ? t`To keep it: Share, then Add to Home Screen, and open it from there. A site on the home screen keeps its own incidents: start them there, or export and import.`
      : t`To keep it: File, then Add to Dock, and open it from there. A site in the Dock keeps its own incidents: start them there, or export and import.`,
  };
}

/** The same for the offline copy: what keeps it for longer than seven days; undefined where nothing is needed. */
export function offlineHint(browser: Browser, installed: boolean): string | undefined {
  if (!forgets(browser, installed)) return undefined;
  const how = isHandheld(browser) ? t`Share, then Add to Home Screen` : t`File, then Add to Dock`;
  return t`Safari deletes this copy after seven days of use without opening this site. To keep it: ${how}, and open it from there once.`;
}

function forgets(browser: Browser, installed: boolean): boolean {
  return !installed && browser.vendor.startsWith('Apple');
}

/** iPads say that they are Macs, which have no touch screen. */
function isHandheld(browser: Browser): boolean {
  return /iPhone|iPad|iPod/.test(browser.platform) || browser.maxTouchPoints > 1;
}

/** Whether this page runs from the home screen or the dock. */
export function isInstalled(): boolean {
  return matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone === true);
}
