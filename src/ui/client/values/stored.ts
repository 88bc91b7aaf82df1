/** Whether there are values to write into a page: asked on every page, so it reads nothing and loads nothing. */
import { isLabelParameter } from '../../../fill/link-parameters.ts';
import { pageQuery } from '../base/address.ts';
import { readKept } from '../base/kept.ts';

/** The key of the typed values, in localStorage. */
export function draftKey(base: string): string {
  return `breakglass-values:${base}`;
}

/** The keys of the alert: of this tab (sessionStorage), and of the latest of all tabs (localStorage). `theme-boot.ts` reads them too. */
export function alertKeys(base: string): { readonly tab: string; readonly latest: string } {
  return { tab: `breakglass-alert:${base}`, latest: `breakglass-latest-alert:${base}` };
}

/** The key of the incident that this tab works in (`held.ts`), in sessionStorage. `theme-boot.ts` reads it too. */
export function tabIncidentKey(base: string): string {
  return `breakglass-tab-incident:${base}`;
}

/** The key of the incidents that this tab left while they went on (`left.ts`), in sessionStorage. `theme-boot.ts` reads it too. */
export function leftIncidentsKey(base: string): string {
  return `breakglass-left-incidents:${base}`;
}

/** Stored in place of an alert once the tab has dropped it: it does not take up the latest again. */
export const noAlert = 'none';

export function hasStoredValues(base: string): boolean {
  const { tab, latest } = alertKeys(base);
  const alert = readKept(tab, 'session') ?? readKept(latest) ?? noAlert;
  const isHeld = [tabIncidentKey(base), leftIncidentsKey(base)].some((key) => (readKept(key, 'session') ?? null) !== null);
  return isHeld || alert !== noAlert || (readKept(draftKey(base)) ?? '{}') !== '{}';
}

/** `?namespace=prod&pod=api-1`, as a link in an alert's message carries labels. `q` is search's. */
export function labelsInAddress(): ReadonlyMap<string, string> {
  return new Map([...new URLSearchParams(pageQuery())].filter(([name]) => name === 'alertname' || isLabelParameter(name)));
}
