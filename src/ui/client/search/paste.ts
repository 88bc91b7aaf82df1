/** Alerts pasted into a search box. An input has one line and would lose the rest: the text is read before the browser takes it. */

import { type AlertText, readAlert, readAlertName } from '../../../fill/alert-text.ts';
import { openIncidentIn } from '../alerts/alert-address.ts';

/** Calls with the alert and with what the box shows in its place. Other texts are pasted as ever. */
export function pasteAlerts(input: HTMLInputElement, found: (alert: AlertText, shown: string) => void): void {
  input.addEventListener('paste', (event) => {
    if (takeAlert(input, event.clipboardData?.getData('text/plain') ?? '', found)) event.preventDefault();
  });
}

/** The same for a text that came in another way. Whether it was taken. */
export function takeAlert(input: HTMLInputElement, text: string, found: (alert: AlertText, shown: string) => void): boolean {
  // The link of an incident is opened.
  if (openIncidentIn(text)) return true;
  const alert = readAlert(text) ?? readAlertName(text);
  if (alert === null) return false;
  input.value = shownFor(alert, text);
  found(alert, input.value);
  return true;
}

/** The name if it has one, else its first words: what is searched for when it leads to no runbook. */
function shownFor({ name, title, alerts, words }: AlertText, text: string): string {
  return (
    (alerts.length > 1 ? title : name) || words.replace(/\s+/g, ' ').trim().slice(0, 120) || text.replace(/\s+/g, ' ').trim().slice(0, 120)
  );
}
