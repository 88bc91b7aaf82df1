/** The offline copy at the end of every page: how it is, in a few words. A newer version and the home page's account load their own parts. */

import { startOffline } from '../../../offline/page/offline.ts';
import { describeShort } from '../../../offline/page/short.ts';
import { appElement } from '../base/app-element.ts';
import { siteBase } from '../base/site-base.ts';

export function offlineCopy(line: HTMLElement): void {
  const base = siteBase();
  const offline = startOffline(base);
  const allowed = Number(line.dataset['allowed']);
  const notice = document.querySelector<HTMLElement>('[data-update]');
  const draw = () => {
    const state = offline.state();
    const { level, text } = describeShort(state, allowed, Date.now());
    line.textContent = text;
    line.dataset['level'] = level;
    if (notice !== null && (state.update !== undefined || state.outdated === true || !notice.hidden)) {
      void import('./offline-update.ts').then((part) => part.drawUpdate(notice, offline, base));
    }
  };
  offline.onChange(draw);
  draw();

  const details = appElement<HTMLElement>('offline');
  if (details !== null) void import('./offline-details.ts').then((part) => part.offlineDetails(details, offline, allowed));
}
