/** The press that led to the page of the incident (`start-press.ts`). */
import { keep, readKept } from '../base/kept.ts';
import { pressKey } from './start-press.ts';

/** Whether the page was opened at this anchor by a press; once. */
export function takeStartPress(anchor: string): boolean {
  const pressed = readKept(pressKey, 'session');
  keep(pressKey, null, 'session');
  return pressed === anchor;
}
