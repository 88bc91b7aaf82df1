/** The script of the break-glass file: shows the page that the address names, and wakes it as on the site. */
import { here } from './address.ts';
import { answerFetches } from './answer.ts';
import { carryRecord } from './carry.ts';
import { type Copy, obstacle, openCopy } from './copy.ts';
import { goToAnchor, wakeLinks } from './links.ts';
import { showPage } from './show.ts';

/** Opened from disk, a page has no workers, and Cache Storage takes nothing: who asks whether they are there must hear so. */
function withoutServer(): void {
  Reflect.set(globalThis, 'Worker', undefined);
  if (!location.protocol.startsWith('http')) Object.defineProperty(globalThis, 'caches', { value: undefined, configurable: true });
}

/** As the site's boot script does, before the first paint. */
function chosenTheme(): void {
  try {
    const theme = localStorage.getItem('breakglass-theme');
    if (theme !== null) document.documentElement.dataset['theme'] = theme;
  } catch {
    // As the system says, then.
  }
  // There is no typeface of ours to fetch.
  document.documentElement.dataset['fonts'] = '';
}

async function open(): Promise<void> {
  say('Opening …');
  const problem = obstacle();
  if (problem !== undefined) return say(problem);
  const copy = await openAndShow().catch(() => undefined);
  if (copy === undefined) return say('This file is damaged: what is packed in it cannot be unpacked. Get it again.');
  if (copy === 'elsewhere') return location.reload();
  await carryRecord(copy.stamp.base);
  await import('../page.ts');
  const { anchor } = here();
  if (anchor !== '') goToAnchor(anchor);
  else if (isPlace(history.state)) scrollTo(0, history.state.top);
  history.replaceState(history.state ?? { top: 0 }, '');
}

async function openAndShow(): Promise<Copy | 'elsewhere'> {
  const copy = await openCopy();
  answerFetches(copy);
  if (!(await showPage(copy))) return 'elsewhere';
  wakeLinks(copy);
  return copy;
}

/** Where somebody was on this page when they left it. */
function isPlace(state: unknown): state is { top: number } {
  return typeof state === 'object' && state !== null && 'top' in state && typeof state.top === 'number';
}

function say(text: string): void {
  const place = document.querySelector('[role=status]');
  if (place !== null) place.textContent = text;
}

withoutServer();
chosenTheme();
// Scrolling is for the page that is shown, which is not there yet when the browser would do it.
history.scrollRestoration = 'manual';
addEventListener('DOMContentLoaded', () => void open());
