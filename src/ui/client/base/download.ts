/** Hands files over to the person. */
import { factsOf } from '../../../incident/facts.ts';
import type { IncidentState } from '../../../incident/state.ts';
import { h } from './h.ts';

/** Saves a file under that name. */
export function download(name: string, content: string | Uint8Array<ArrayBuffer> | Blob, type: string): void {
  const href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = h('a', { href, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/** How files of an incident begin: its day in UTC and its title, as in `2026-11-21-payments-time-out`. */
export function fileName(state: IncidentState): string {
  const { title, openedAt } = factsOf(state);
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `${new Date(openedAt ?? 0).toISOString().slice(0, 10)}-${words || 'incident'}`;
}
