/** Back closes popovers too: what does it is loaded with the first one, and where a reload left the entry of a sheet in the history. */

export function closePopoversOnBack(): void {
  const load = () => import('./sheet-history.ts');
  // Without it Back leaves the page, as it does without script.
  if (history.state?.sheet === true) void load().catch(() => {});
  document.addEventListener(
    'beforetoggle',
    ({ target, newState }) => {
      if (newState === 'open' && target instanceof HTMLElement && target.popover !== null)
        void load().then(
          (part) => part.opened(target),
          () => {},
        );
    },
    { capture: true },
  );
}
