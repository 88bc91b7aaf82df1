/** A part of the page that is out of sight until it is needed: one press or one key away. */
import type { ComponentChildren } from 'preact';

export interface PanelProps {
  /** What it is for, in a word or two. */
  readonly title: string;
  /** The key that opens it (see `keys.ts`). */
  readonly shortcut: string;
  /** How it stands, in one line, while it is closed. */
  readonly line?: string | undefined;
  /** Called when it is opened: for what is loaded only then. */
  readonly onOpen?: () => void;
  readonly children: ComponentChildren;
}

export function Panel({ title, shortcut, line = '', onOpen, children }: PanelProps) {
  return (
    <details class="fold panel" onToggle={(event) => event.currentTarget.open && onOpen?.()}>
      <summary data-key={shortcut} data-key-does={title}>
        <h2>{title}</h2>
        <span class="fold-line">{line}</span>
        <kbd>{shortcut}</kbd>
      </summary>
      <div class="panel-body">{children}</div>
    </details>
  );
}
