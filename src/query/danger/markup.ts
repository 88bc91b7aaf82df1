/** Danger as pages show it: a sign, a word and what it does; the copy button reads it off the markup. */

import { type Html, html } from '../../markup/html.ts';
import { tOf } from '../../words/text.ts';
import type { Assessment, Danger } from './danger.ts';

/** Each answer has a sign and a word of its own: colour alone tells nobody anything. */
export const dangerSigns: Readonly<Record<Danger, string>> = { 'read-only': '○', unknown: '?', 'changes-state': '▲', destroys: '✖' };
export const dangerWords: Readonly<Record<Danger, string>> = {
  'read-only': 'Read-only',
  unknown: 'Unknown',
  'changes-state': 'Changes state',
  destroys: 'Destructive',
};

/** ` data-danger="…"`, for an element that can be copied; nothing where there is nothing to run. */
export function dangerAttribute(danger: Danger | null): Html | null {
  return danger === null ? null : html` data-danger="${danger}"`;
}

/** `▲ Changes state: scales workloads`, `? Unknown: fix.sh`. */
export function dangerLabel(danger: Danger | null, assessment: Assessment | null): Html | null {
  if (danger === null) return null;
  const what = whatOf(danger, assessment);
  return html` <span class="danger"><strong>${dangerSigns[danger]} ${tOf(dangerWords[danger], 'Read-only', 'Unknown', 'Changes state', 'Destructive')}</strong>${what !== '' && html`<span class="what">: ${what}</span>`}</span>`;
}

/** What it does; of an unknown text, what of it nobody here knows. */
export function whatOf(danger: Danger, assessment: Assessment | null): string {
  if (assessment === null) return '';
  if (danger === 'unknown') return assessment.unknown.slice(0, 3).map(shortened).join(', ');
  return [...new Set(assessment.harms.map(({ what }) => what))].join(', ');
}

function shortened(text: string): string {
  const line = text.split('\n')[0] ?? '';
  return line.length > 40 || line.length < text.length ? `${line.slice(0, 39)}…` : line;
}
