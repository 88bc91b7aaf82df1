/** The script of the break-glass file: shows the page that the address names, and wakes it as on the site. */
import { t } from '../../../words/text.ts';
import { here } from './address.ts';
import { answerFetches } from './answer.ts';
import { carryRecord } from './carry.ts';
import { type Copy, obstacle, openCopy } from './copy.ts';
import { wakeLinks } from './links.ts';
import { goToPlace, keepPlaces } from './place.ts';
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
    // The theme of the system, then.
  }
  // There is no typeface of ours to fetch.
  document.documentElement.dataset['fonts'] = '';
}

async function open(): Promise<void> {
  show('Opening …');
  const problem = obstacle();
  if (problem !== undefined) return show(problem);
  const copy = await openAndShow().catch(() => undefined);
  if (copy === undefined) return show(t`This file is damaged and cannot be unpacked. Download it again.`);
  if (copy === 'elsewhere') return location.reload();
  await carryRecord(copy.stamp.base);
  await import('../page.ts');
  goToPlace(here().anchor);
  // What was looked at is known again when it is loaded again.
  history.replaceState(history.state ?? {}, '');
}

async function openAndShow(): Promise<Copy | 'elsewhere'> {
  const copy = await openCopy();
  answerFetches(copy);
  if (!(await showPage(copy))) return 'elsewhere';
  wakeLinks(copy);
  return copy;
}

function show(text: string): void {
  const place = document.querySelector('[role=status]');
  if (place !== null) place.textContent = text;
}

withoutServer();
chosenTheme();
keepPlaces();
addEventListener('DOMContentLoaded', () => void open());
