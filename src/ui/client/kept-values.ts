/** The draft of values: in the browser, one set for the whole site, until an incident begins and takes them over. */

import { isLabelParameter } from '../../query/fill/link-parameters.ts';
import { pageQuery } from './address.ts';

export type Kept = Readonly<Record<string, string>>;

/** The value of that name; a variable may be called `constructor`. */
export function keptValue(kept: Kept, name: string): string | undefined {
  return Object.hasOwn(kept, name) ? kept[name] : undefined;
}

const name = /^[A-Za-z_]\w*$/;
/** Addresses may be forged: no more and no longer values than a person would fill in. */
const most = 60;
const longest = 500;

function keyOf(base: string): string {
  return `breakglass-values:${base}`;
}

export function readValues(base: string): Kept {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(keyOf(base)) ?? '{}');
    return typeof read === 'object' && read !== null ? sound(Object.entries(read)) : {};
  } catch {
    return {};
  }
}

/** Whether the browser keeps them. */
export function keepValues(base: string, values: Kept): boolean {
  try {
    localStorage.setItem(keyOf(base), JSON.stringify(values));
    return true;
  } catch {
    return false;
  }
}

/** Calls when another tab changed the draft, or may have while this page was asleep. */
export function onDraftChange(base: string, listener: () => void): void {
  addEventListener('storage', (event) => (event.key === keyOf(base) || event.key === null) && listener());
  // A page that comes back from the browser's memory has heard nothing in the meantime.
  addEventListener('pageshow', (event) => event.persisted && listener());
}

/** `?namespace=prod&pod=api-1`, as a link in an alert's message carries labels. `q` is search's. */
export function valuesInAddress(): Kept {
  return sound([...new URLSearchParams(pageQuery())].filter(([key]) => key === 'alertname' || isLabelParameter(key)));
}

function sound(entries: readonly (readonly [string, unknown])[]): Kept {
  const values: Record<string, string> = {};
  for (const [key, value] of entries.slice(0, most)) {
    if (name.test(key) && typeof value === 'string' && value !== '' && value.length <= longest) values[key] = value;
  }
  return values;
}
