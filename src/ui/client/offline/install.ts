/** The hint that the site can be an app: on the home page, once everything is ready offline, where it is not one already. */

import type { Offline } from '../../../offline/page/offline.ts';
import { isReady } from '../../../offline/page/state.ts';
import { isInstalled, offlineHint } from '../../../storage/safari.ts';
import { t } from '../../../words/text.ts';
import { button } from '../base/h.ts';
import { installOffer, onInstallOffer } from './install-offer.ts';

/** https://wicg.github.io/manifest-incubations/#beforeinstallpromptevent-interface: Chromium has it, others have not. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

export function offerInstall(place: HTMLElement, offline: Offline): void {
  const line = place.querySelector<HTMLElement>('[data-install]');
  if (line === null) return;
  const install = button({}, t`Install as an app`);
  const safari = offlineHint(navigator, isInstalled());
  const draw = () => {
    const { status } = offline.state();
    const helps = status !== undefined && isReady(status) && !isInstalled();
    const offered = installOffer() !== undefined;
    line.hidden = !helps || (!offered && safari === undefined);
    if (!offered) line.textContent = safari ?? '';
    else if (!line.contains(install))
      line.replaceChildren(install, t` It opens from the home screen in its own window, and you can share alerts to it.`);
  };
  onInstallOffer(draw);
  install.addEventListener('click', async () => {
    const offer = installOffer(true);
    draw();
    if (offer !== undefined && isOffer(offer)) await offer.prompt();
  });
  offline.onChange(draw);
  draw();
}

function isOffer(event: Event): event is InstallOffer {
  return 'prompt' in event && typeof event.prompt === 'function';
}
