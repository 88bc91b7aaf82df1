/** Search boxes: what they need is loaded when the page has nothing else to do, or when one of them is used. Without it they are plain forms. */

import { appElement } from '../base/app-element.ts';

const woken = new WeakSet<HTMLInputElement>();

export function searchBoxes(): void {
  document.addEventListener('focusin', (event) => {
    const box = event.target;
    // The page of results answers in its list.
    if (!(box instanceof HTMLInputElement) || !box.matches('[data-search]') || woken.has(box) || hasResults(box)) return;
    woken.add(box);
    import('./jump.ts').then(
      (jump) => jump.enhanceSearch(box),
      () => woken.delete(box),
    );
    preload();
  });
  document.querySelector('[data-open-search]')?.addEventListener('click', (event) => {
    if (openSearch()) event.preventDefault();
  });
  // On pages that are about searching somebody will. On others what search needs comes out of the offline copy, once there is one.
  const main = document.querySelector<HTMLInputElement>('main [data-search]');
  const box = main ?? document.querySelector<HTMLInputElement>('[data-search]');
  if (box === null) return;
  if (main !== null) {
    whenIdle(() => preload());
    // On a laptop somebody who comes here types next; on a phone the keyboard would cover the page.
    if (appElement('results') === null && document.activeElement === document.body && matchMedia('(hover: hover)').matches)
      main.focus({ preventScroll: true });
  } else whenCopied(() => whenIdle(() => preload()));
}

/** Puts the cursor into the page's search box; false when it has none. */
export function openSearch(): boolean {
  const box = document.querySelector<HTMLInputElement>('main [data-search], [data-search]');
  if (box === null) return false;
  box.focus();
  box.select();
  return true;
}

function hasResults(box: HTMLInputElement): boolean {
  return appElement('results') !== null && box.closest('main') !== null;
}

function preload(): void {
  void import('./preload.ts').then((part) => part.preloadSearch());
}

/** Once this page is answered from the offline copy. Over plain http browsers allow no copy: nothing is waited for. */
function whenCopied(act: () => void): void {
  if (!('serviceWorker' in navigator) || navigator.serviceWorker.controller !== null) act();
  else navigator.serviceWorker.addEventListener('controllerchange', act, { once: true });
}

/** After the page is loaded, when nobody needs the link or the processor; never for those who asked to save data. */
function whenIdle(act: () => void): void {
  const link: unknown = Reflect.get(navigator, 'connection');
  if (typeof link === 'object' && link !== null && Reflect.get(link, 'saveData') === true) return;
  const idle = () => ('requestIdleCallback' in globalThis ? requestIdleCallback(act, { timeout: 3000 }) : act());
  // Fonts are on their way when the page is loaded, and what is read comes first.
  const later = () => setTimeout(idle, 2000);
  if (document.readyState === 'complete') later();
  else addEventListener('load', later, { once: true });
}
