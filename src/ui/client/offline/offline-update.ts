/** A newer version of the site that waits to be switched to, or that another tab has switched to. */

import type { Offline } from '../../../offline/page/offline.ts';
import type { Change } from '../../../offline/shared/messages.ts';
import { t } from '../../../words/text.ts';
import { announce } from '../base/announce.ts';
import { button, h } from '../base/h.ts';

/** Drawn once for each version: what somebody has opened or focused must not be drawn away under them. */
export function drawUpdate(place: HTMLElement, offline: Offline, base: string): void {
  const { update, outdated } = offline.state();
  const key = outdated === true ? 'outdated' : update === undefined ? '' : `${update.version} ${update.builtAt}`;
  if (place.dataset['drawn'] === key) return;
  place.dataset['drawn'] = key;
  place.hidden = key === '';
  if (outdated === true) {
    const text = t`Another tab has switched to a newer version. This page is still the old one.`;
    place.replaceChildren(
      text,
      ' ',
      actButton(t`Reload`, () => location.reload()),
    );
  } else if (update !== undefined) {
    const count = update.runbooks.length;
    const what = count === 0 ? t`no runbook changed` : t`${count} ${count === 1 ? 'runbook' : 'runbooks'} changed`;
    const list = h('ul', { hidden: '' }, ...update.runbooks.map((change) => changeRow(change, base)));
    const show = actButton(t`Show`, () => {
      list.hidden = !list.hidden;
      show.setAttribute('aria-expanded', String(!list.hidden));
    });
    show.setAttribute('aria-expanded', 'false');
    const change = actButton(t`Switch`, () => offline.switchVersion());
    place.replaceChildren(t`New version, ${what}. `, ...(count > 0 ? [show, ' '] : []), change, list);
    announce(t`New version, ${what}.`);
  }
}

/** What is gone can still be opened in this version; what is new cannot yet. */
function changeRow({ address, title, how }: Change, base: string): HTMLElement {
  return h('li', {}, how === 'new' ? title : h('a', { href: base + address }, title), ` ${how}`);
}

function actButton(text: string, act: () => void): HTMLButtonElement {
  const made = button({}, text);
  made.addEventListener('click', act);
  return made;
}
