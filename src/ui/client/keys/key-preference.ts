/**
 * Whether keys without Ctrl or ⌘ act: people who talk to their computer, or whose hands hit keys by chance, turn them off.
 * https://www.w3.org/TR/WCAG22/#character-key-shortcuts
 */
import { keep, readKept } from '../base/kept.ts';

/** Preferences of this kind are for all sites of an origin, as the theme is. */
const key = 'breakglass-keys';

export function singleKeysAreOn(): boolean {
  return readKept(key) !== 'off';
}

/** Answers whether the browser keeps it. */
export function setSingleKeys(on: boolean): boolean {
  return keep(key, on ? null : 'off');
}
