/** Keys act in the order in which they are pressed, also while a part that one of them needs is still on its way. */

let loading = false;
const held: string[] = [];

/** While a part is on its way, a key that writes or means something waits for it. Whether this one does. Not for keys in a field. */
export function waits({ key }: KeyboardEvent): boolean {
  if (!loading || [...key].length !== 1) return false;
  held.push(key);
  return true;
}

/** What is pressed from now on waits until the part has acted. If it cannot be loaded, what waited is dropped: it was meant for the part. */
export async function waitFor(part: Promise<unknown>): Promise<void> {
  loading = true;
  try {
    await part;
  } catch (error) {
    held.length = 0;
    throw error;
  } finally {
    loading = false;
  }
  // One of them may need a part of its own: the others go on waiting.
  while (!loading && held.length > 0) press(held.shift() ?? '');
}

/** Whether letters are written into it. */
export function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('select, textarea, input:not([type=checkbox], [type=radio])'))
  );
}

/** As if it were pressed now. What browsers do by themselves only for real keys is done here: letters are written, the space bar presses. */
function press(key: string): void {
  const target = document.activeElement ?? document.body;
  if (!target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))) return;
  if (isField(target)) document.execCommand('insertText', false, key);
  else if (key === ' ' && target instanceof HTMLElement && target.matches('input, button')) target.click();
}
