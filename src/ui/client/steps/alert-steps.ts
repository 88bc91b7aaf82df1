/** On a page that answers many alerts, a section each: the steps for those who came with one of them. */
import { type AlertSection, stepsForAlerts } from '../../../incident/alert-steps.ts';
import { decodeAddress } from '../../../plain/decode-address.ts';
import { plainName } from '../alerts/plain-name.ts';
import { isFirstLook, pageAnchor, pageQuery } from '../base/address.ts';

/** As `sections.css` has it. */
const smallScreen = '(max-width: 43.74rem)';

let isRead = false;
let sections: readonly AlertSection[] = [];
/** Names of the alerts whose sections are at hand. A link to another part of the page changes nothing. */
let atHand: ReadonlySet<string> = new Set();

/** The boxes of the steps to do, in the order in which they are done: those of the alert's section, then those of no alert. */
export function boxesAtHand(runbook: HTMLElement, boxes: readonly HTMLInputElement[]): readonly HTMLInputElement[] {
  const now = alertsAtHand(runbook);
  const own = new Set(sections.filter(([alert]) => now.has(plainName(alert))).flatMap(([, , steps]) => steps));
  const all = boxes.map((box) => ({ id: box.closest('.step')?.id ?? '', box }));
  const shown = all.filter(({ id, box }) => box.closest('.not-now') === null && (box.closest('[data-later]') === null || own.has(id)));
  const byAlert = sections.map(([alert, , steps]) => ({ alert, steps }));
  return stepsForAlerts(shown, byAlert, (alert) => now.has(plainName(alert))).map(({ box }) => box);
}

/** Whether the page answers many alerts, a section each. */
export function hasAlertSections(runbook: HTMLElement): boolean {
  return runbook.dataset['sectionAlerts'] !== undefined;
}

/**
 * Who has just come with an alert sees its section from the beginning; on small screens, which leave out its heading, the next step, which names
 * it. What was closed above may have moved it.
 */
export function goToAlert(runbook: HTMLElement): void {
  const now = alertsAtHand(runbook);
  const [, anchor = ''] = sections.find(([alert]) => now.has(plainName(alert))) ?? [];
  const isThere = pageAnchor() === '' || decodeAddress(pageAnchor().slice(1)) === anchor;
  if (anchor === '' || !isThere || !isFirstLook()) return;
  document.getElementById(anchor)?.scrollIntoView({ behavior: 'instant' });
  if (!matchMedia(smallScreen).matches) return;
  runbook.querySelector('.step.next')?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}

function alertsAtHand(runbook: HTMLElement): ReadonlySet<string> {
  if (!isRead) {
    isRead = true;
    // Written by our own build.
    sections = JSON.parse(runbook.dataset['sectionAlerts'] ?? '[]') as readonly AlertSection[];
  }
  const asked = new Set(new URLSearchParams(pageQuery()).getAll('alertname').map(plainName));
  const named = sections.filter(([alert]) => asked.has(plainName(alert)));
  const anchor = decodeAddress(pageAnchor().slice(1));
  const led = sections.filter(([, own, steps]) => own === anchor || steps.includes(anchor));
  const found = named.length > 0 ? named : led;
  if (found.length > 0) atHand = new Set(found.map(([alert]) => plainName(alert)));
  return atHand;
}
