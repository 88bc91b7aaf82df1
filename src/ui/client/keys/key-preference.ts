/**
 * Whether keys without Ctrl or ⌘ act: people who talk to their computer, or whose hands hit keys by chance, turn them off.
 * https://www.w3.org/TR/WCAG22/#character-key-shortcuts
 */

/** Preferences of this kind are for all sites of an origin, as the theme is. */
const key = 'breakglass-keys';

export function singleKeysAreOn(): boolean {
  try {
    return localStorage.getItem(key) !== 'off';
  } catch {
    return true;
  }
}

/** Answers whether the browser keeps it. */
export function setSingleKeys(on: boolean): boolean {
  try {
    if (on) localStorage.removeItem(key);
    else localStorage.setItem(key, 'off');
    return true;
  } catch {
    return false;
  }
}
