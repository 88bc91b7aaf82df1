/** Shows below a block which values were missing when it was copied. */

import { missingNote, type Unfilled } from '../../../open/unfilled.ts';
import { t } from '../../../words/text.ts';
import { announce } from '../base/announce.ts';
import { appElement } from '../base/app-element.ts';
import { button, h } from '../base/h.ts';

/** Says that something was copied, and what is still to fill in. */
export function announceMissing(shown: string, missing: Unfilled): void {
  announce(`${shown} · ${missingNote(missing)}`);
}

/** Below the block, until the next copy: what is still to fill in, each leading to its field. */
export function noteMissing(code: Element, { values, grafana }: Unfilled): void {
  const figure = code.closest('figure');
  figure?.querySelector('.copy-note')?.remove();
  if (figure === null || values.length + grafana.length === 0) return;
  const canFill = appElement('values') !== null;
  const names = values.map((name) => (canFill ? fillButton(name) : name)).flatMap((name, at) => (at === 0 ? [name] : [', ', name]));
  const counted = values.length === 1 ? t`1 value missing: ` : t`${values.length} values missing: `;
  const note = h('p', { class: 'copy-note' }, t`Copied`, ...(values.length === 0 ? [] : [' · ', counted, ...names]));
  if (grafana.length > 0) note.append(t` · Grafana fills in ${grafana.join(', ')}`);
  figure.querySelector('pre')?.after(note);
}

function fillButton(name: string): HTMLButtonElement {
  return button({ 'data-fill': name }, name);
}
