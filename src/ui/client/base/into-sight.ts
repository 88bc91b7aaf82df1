/** Scrolls to an element unless it is in sight: to its beginning, which is what is read first. */
export function bringIntoSight(element: Element | null | undefined): void {
  if (!element) return;
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: 'start', behavior: 'instant' });
}
