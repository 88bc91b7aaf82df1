/** `+ Log`: one line for the log from wherever somebody reads. */
import { appElement } from '../base/app-element.ts';

export function logButtons(): void {
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-log]') !== null) void writeToLog();
  });
}

/** Puts the cursor into the line of the log: on the incident page its own, elsewhere one in a sheet. */
export async function writeToLog(): Promise<void> {
  const line = [appElement<HTMLInputElement>('log-line'), document.querySelector<HTMLInputElement>('[data-live-log] input')].find(
    (field) => field?.checkVisibility() === true,
  );
  if (line) return line.focus();
  (await import('./quick-note.ts')).quickNote();
}
