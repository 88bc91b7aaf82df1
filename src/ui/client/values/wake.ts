/**
 * Loads what writes values into the page when there is one to write, or somebody wants to fill one in: a page that is only read has its
 * defaults from the build, and stays light.
 */
import { appElement } from '../base/app-element.ts';
import { siteBase } from '../base/site-base.ts';
import { onCurrentChange, readCurrent } from '../record/current.ts';
import { hasStoredValues, labelsInAddress } from './stored.ts';

let woken: Promise<void> | undefined;

/** Once; settles when it listens. */
export function wakeValues(): Promise<void> {
  woken ??= import('./values.ts').then(
    (part) => part.values(),
    (error: unknown) => {
      woken = undefined;
      throw error;
    },
  );
  return woken;
}

/** Settles once values that are on their way are written into the page, or cannot be. */
export async function valuesArrived(): Promise<void> {
  await woken?.catch(() => {});
}

export function valuesWhenNeeded(): void {
  const form = appElement<HTMLFormElement>('values');
  const base = siteBase();
  const labels = labelsInAddress();
  const hasPlaces = form !== null || document.querySelector('var[data-variable]') !== null;
  // A page that asks for nothing takes no values, but an alert is what the tab is about from then on.
  if (labels.has('alertname') || (hasPlaces && labels.size > 0)) return void wakeValues();
  if (!hasPlaces) return;
  const typed = () => [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])].some(({ value }) => value !== '');
  // The page's default may be another than that of the sheet a card comes from.
  const otherDefault = () =>
    [...document.querySelectorAll<HTMLElement>('var[data-variable]')].some(({ dataset, textContent }) => {
      const usual = form?.querySelector<HTMLElement>(`[data-variable="${CSS.escape(dataset['variable'] ?? '')}"]`)?.dataset['default'];
      return usual !== undefined && usual !== textContent;
    });
  const look = () => {
    if (readCurrent(base) !== undefined || hasStoredValues(base) || typed() || otherDefault()) void wakeValues();
  };
  look();
  onCurrentChange(base, look);
  addEventListener('storage', look);
  form?.addEventListener('focusin', () => void wakeValues(), { once: true });
  document.addEventListener('click', (event) => {
    const place = event.target instanceof Element ? event.target.closest<HTMLElement>('var[data-variable], [data-fill]') : null;
    // What answers presses was not there for this one.
    if (place !== null && woken === undefined) void wakeValues().then(() => place.click());
  });
}
