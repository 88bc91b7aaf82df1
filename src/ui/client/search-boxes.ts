/** Search boxes: the jump list is loaded when one of them is first used. Until then, and without it, they are plain forms. */

const woken = new WeakSet<HTMLInputElement>();

export function searchBoxes(): void {
  document.addEventListener('focusin', (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !box.matches('[data-search]') || woken.has(box)) return;
    woken.add(box);
    import('./search/jump.ts').then(
      (jump) => jump.enhanceSearch(box),
      () => woken.delete(box),
    );
  });
  document.querySelector('[data-open-search]')?.addEventListener('click', (event) => {
    if (openSearch()) event.preventDefault();
  });
}

/** Puts the cursor into the page's search box; false when it has none. */
export function openSearch(): boolean {
  const box = document.querySelector<HTMLInputElement>('main [data-search], [data-search]');
  if (box === null) return false;
  box.focus();
  box.select();
  return true;
}
