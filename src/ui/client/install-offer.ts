/** The browser's offer to install the site as an app: it comes once, early, and is kept until the home page asks for it. */

/** https://wicg.github.io/manifest-incubations/#beforeinstallpromptevent-interface: Chromium has it, others have not. */
export interface InstallOffer extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

let offer: InstallOffer | undefined;
let told: (() => void) | undefined;

/** Keeps the offer. The browser then shows none of its own over the page. */
export function listenForInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    if (!isOffer(event)) return;
    event.preventDefault();
    offer = event;
    told?.();
  });
  addEventListener('appinstalled', () => {
    offer = undefined;
    told?.();
  });
}

/** The offer, if it was made and not taken yet; `listener` is called when that changes. */
export function installOffer(listener: () => void): () => InstallOffer | undefined {
  told = listener;
  return () => offer;
}

/** It counts once. */
export function takeOffer(): InstallOffer | undefined {
  const taken = offer;
  offer = undefined;
  return taken;
}

function isOffer(event: Event): event is InstallOffer {
  return 'prompt' in event && typeof event.prompt === 'function';
}
