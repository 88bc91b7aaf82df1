/** The list of contents: marks the section that is being read, and closes after a jump where it is a sheet. */
import { decodeAddress } from '../../../plain/decode-address.ts';

import { appElement } from '../base/app-element.ts';

export function contents(): void {
  const list = appElement<HTMLElement>('contents');
  if (list === null) return;
  list.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a') !== null && list.matches(':popover-open')) list.hidePopover();
  });
  const entries = new Map<Element, Element>();
  for (const link of list.querySelectorAll<HTMLAnchorElement>(':scope > ol > li > a')) {
    const target = document.getElementById(decodeAddress(link.hash.slice(1)));
    if (target !== null && link.parentElement !== null) entries.set(target.closest('details') ?? target, link.parentElement);
  }
  const onScreen = new Set<Element>();
  const observer = new IntersectionObserver(
    (changes) => {
      for (const change of changes) {
        if (change.isIntersecting) onScreen.add(change.target);
        else onScreen.delete(change.target);
      }
      mark(
        entries,
        [...entries.keys()].find((section) => onScreen.has(section)),
      );
    },
    // A section is read while it crosses the upper part of the screen.
    { rootMargin: '-20% 0px -60% 0px' },
  );
  for (const section of entries.keys()) observer.observe(section);
}

function mark(entries: ReadonlyMap<Element, Element>, current: Element | undefined): void {
  if (current === undefined) return;
  for (const [section, entry] of entries) {
    entry.classList.toggle('current', section === current);
    if (section === current) entry.firstElementChild?.setAttribute('aria-current', 'location');
    else entry.firstElementChild?.removeAttribute('aria-current');
  }
}
