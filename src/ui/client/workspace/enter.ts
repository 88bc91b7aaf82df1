/** What Enter does in a line that is not a form of its own. */

/** Acts on Enter, but not on the one that ends a composition. The same press does not reach the button that is focused by it. */
export function onEnter(act: () => void): (press: KeyboardEvent) => void {
  return (press) => {
    if (press.key !== 'Enter' || press.isComposing) return;
    press.preventDefault();
    act();
  };
}
