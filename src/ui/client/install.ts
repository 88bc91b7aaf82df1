/** The hint that the site can be an app: on the home page, once everything is ready offline, where it is not one already. */
import type { Offline } from '../../offline/page/offline.ts';
import { isReady } from '../../offline/page/state.ts';
import { isInstalled, offlineHint } from '../../storage/safari.ts';
import { installOffer, takeOffer } from './install-offer.ts';

export function offerInstall(place: HTMLElement, offline: Offline): void {
  const line = place.querySelector<HTMLElement>('[data-install]');
  if (line === null) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Install as an app';
  const safari = offlineHint(navigator, isInstalled());
  const draw = () => {
    const { status } = offline.state();
    const ready = status !== undefined && isReady(status) && !isInstalled();
    const offered = ready && offer() !== undefined;
    line.hidden = !offered && !(ready && safari !== undefined);
    if (offered && !line.contains(button)) {
      line.replaceChildren(button, ' It opens from the home screen without a browser around it, and alerts can be shared to it.');
    } else if (!offered && safari !== undefined) line.textContent = safari;
  };
  const offer = installOffer(draw);
  button.addEventListener('click', async () => {
    await takeOffer()?.prompt();
    draw();
  });
  offline.onChange(draw);
  draw();
}
