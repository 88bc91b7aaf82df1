/** A dialog for one task: at the lower edge of a phone, in the middle of a wide screen. */

import type { ComponentChildren } from 'preact';
import { t } from '../../../words/text.ts';
import { showSheet } from '../base/sheet-history.ts';

interface SheetProps {
  readonly title: string;
  /** Unique on the page: the title's id. */
  readonly name: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function Sheet({ title, name, onClose, children }: SheetProps) {
  const id = `app:sheet-${name}`;
  return (
    <dialog
      class="task-sheet"
      aria-labelledby={id}
      ref={showModal}
      onClose={onClose}
      // A press beside the sheet closes it, where the browser knows how.
      closedby="any"
    >
      <div class="sheet-body">
        <header class="sheet-head">
          <h2 id={id}>{title}</h2>
          <button type="button" class="quiet" onClick={(event) => event.currentTarget.closest('dialog')?.close()}>{t`Close`}</button>
        </header>
        {children}
      </div>
    </dialog>
  );
}

/** One function for all drawings: another one would be called again at each. */
function showModal(dialog: HTMLDialogElement | null): void {
  if (dialog?.open === false) showSheet(dialog);
}
