/** Shows what came out below the query that was copied, or the step that was ticked: where the responder looks. */

import type { Appearance } from '../../../drill/appear.ts';
import { t } from '../../../words/text.ts';
import { h } from '../base/h.ts';

/** Below its place on the page; nowhere where the page has none. */
export function showBeside({ symptom, by }: Appearance): void {
  const place = by === undefined ? undefined : placeOf(by);
  if (place === undefined) return;
  const { where, shows } = symptom;
  place.append(
    h(
      'aside',
      { class: 'seen-here', 'aria-label': t`What you see: ${where}` },
      h('p', { class: 'note' }, where),
      h('pre', {}, shows.trimEnd()),
    ),
  );
}

/** Of a query that stands in several places, the one that the responder is at. */
function placeOf(name: string): Element | undefined {
  if (!name.includes('/')) return document.getElementById(name)?.querySelector('.step-body') ?? undefined;
  const places = [...document.querySelectorAll(`figure[data-query="${CSS.escape(name)}"]`)];
  return places.find((place) => place.contains(document.activeElement)) ?? places.at(-1);
}
