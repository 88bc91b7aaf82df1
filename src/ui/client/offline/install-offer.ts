/** The browser's offer to install the site as an app: it comes once, early, and is kept until the home page asks for it. */

let offer: Event | undefined;
let onOffer = () => {};

/** Keeps the offer. The browser then shows none of its own over a page that somebody reads. */
export function listenForInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer = event;
    onOffer();
  });
}

/** Calls when an offer comes. */
export function onInstallOffer(listener: () => void): void {
  onOffer = listener;
}

/** The offer, if it was made. It can be used once: whoever uses it clears it. */
export function installOffer(used = false): Event | undefined {
  const made = offer;
  if (used) offer = undefined;
  return made;
}
