/**
 * Back closes the sheet that is open, in place of leaving the page. A sheet that opens adds an entry to the history; a sheet that was closed
 * in another way leaves its entry, which the next sheet uses again, and which Back passes over. Loaded with the first sheet (`popovers.ts`).
 */

/** Dialogs and popovers that were opened here, the last one on top; some may be closed since. */
let sheets: readonly HTMLElement[] = [];
/** The address of the current entry where a sheet added that entry; undefined where it is one of the page itself. */
let addedAt = isAdded(history.state) ? location.href : undefined;

addEventListener('popstate', ({ state }) => cameTo(state));

/** Shows a dialog that Back closes. */
export function showSheet(dialog: HTMLDialogElement): void {
  dialog.showModal();
  opened(dialog);
}

/** A dialog or popover was opened, or is about to be: Back closes it. */
export function opened(sheet: HTMLElement): void {
  sheets = [...sheets.filter((other) => other !== sheet), sheet];
  if (addedAt === undefined) history.pushState({ ...history.state, sheet: true }, '');
  addedAt = location.href;
}

/** Another entry of this page became the current one. */
function cameTo(state: unknown): void {
  const from = addedAt;
  addedAt = isAdded(state) ? location.href : undefined;
  if (from === undefined || addedAt !== undefined) return;
  sheets = sheets.filter(isOpen);
  const top = sheets.at(-1);
  if (top !== undefined) {
    sheets = sheets.slice(0, -1);
    if (top instanceof HTMLDialogElement) top.close();
    else top.hidePopover();
    const next = sheets.at(-1);
    if (next !== undefined) opened(next);
  } else if (location.href === from) history.back();
}

function isOpen(sheet: HTMLElement): boolean {
  return sheet.isConnected && (sheet instanceof HTMLDialogElement ? sheet.open : sheet.matches(':popover-open'));
}

function isAdded(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'sheet' in state;
}
