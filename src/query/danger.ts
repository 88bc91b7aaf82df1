/** Danger as pages show it: a sign, a word and what it does; the copy button reads it off the markup. */
import { type Html, html } from '../markup/html.ts';
import { type Danger, dangers, type Harm } from './language.ts';

const words: Record<Danger, string> = { 'read-only': '', 'changes-state': 'Changes state', destroys: 'Destroys' };

/** The gravest of them; `read-only` when there is none. */
export function gravest(harms: readonly Pick<Harm, 'danger'>[]): Danger {
  return dangers.findLast((danger) => harms.some((harm) => harm.danger === danger)) ?? 'read-only';
}

/** ` data-danger="…"`, for an element that can be copied; nothing for what only reads. */
export function dangerAttribute(danger: Danger): Html | null {
  return danger === 'read-only' ? null : html` data-danger="${danger}"`;
}

/** `▲ Changes state: scales workloads`; nothing for what only reads. */
export function dangerLabel(danger: Danger, harms: readonly Pick<Harm, 'what'>[]): Html | null {
  if (danger === 'read-only') return null;
  const what = [...new Set(harms.map((harm) => harm.what))].join(', ');
  return html` <span class="danger"><strong>${danger === 'destroys' ? '✖' : '▲'} ${words[danger]}</strong>${what !== '' && html`<span class="what">: ${what}</span>`}</span>`;
}

export function dangerWord(danger: Danger): string {
  return words[danger];
}
