/** Keys that look the whole page over: to the next step and the one before, and copying what is nearest. */
/** What can be moved to: steps, or sections where there are no steps. */
function stops(): HTMLElement[] {
  const boxes = [...document.querySelectorAll<HTMLElement>('.step input[type=checkbox]')].filter(isShown);
  return boxes.length > 0
    ? boxes
    : [...document.querySelectorAll<HTMLElement>('.body h2 a, .body .anchor, .body > .fold > summary')].filter(isShown);
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility();
}

/** Goes on from the stop that has the focus, else to the next step to do, else to the first stop on screen. */
export function move(by: 1 | -1): void {
  const all = stops();
  const at = all.findIndex((stop) => stop === document.activeElement || stop.closest('.step')?.contains(document.activeElement) === true);
  const onScreen = all.findIndex((stop) => stop.getBoundingClientRect().top >= 0);
  const next = all.find((stop) => stop.closest('.step.next') !== null) ?? all[Math.max(onScreen, 0)];
  const target = at !== -1 ? all[at + by] : by === 1 ? next : all[onScreen - 1];
  if (target === undefined) return;
  target.focus({ preventScroll: true });
  (target.closest('.step') ?? target).scrollIntoView({ block: 'center', behavior: calm() ? 'auto' : 'smooth' });
}

/** Takes back what stands on the focused step. */
export function undo(): void {
  const step = document.activeElement?.closest<HTMLElement>('.step');
  if (step) void import('../steps/step-acts.ts').then((part) => part.undoStep(step));
}

/** The block in the focused step, or else the one nearest to the middle of the screen. */
export function copy(): void {
  const within = document.activeElement?.closest('.step, figure')?.querySelector<HTMLElement>('button.copy');
  const middle = innerHeight / 2;
  const distance = (element: HTMLElement) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top <= middle && bottom >= middle ? 0 : Math.min(Math.abs(top - middle), Math.abs(bottom - middle));
  };
  const figures = [...document.querySelectorAll<HTMLElement>('figure:has(button.copy)')]
    .filter((figure) => figure.querySelector('button.copy')?.checkVisibility() === true)
    .sort((a, b) => distance(a) - distance(b));
  const button = within ?? figures[0]?.querySelector<HTMLElement>('button.copy') ?? null;
  button?.click();
}

function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
