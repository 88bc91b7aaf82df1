/** A part of the page that is folded until it is needed: one press or one key away. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface PanelProps {
  readonly title: string;
  /** The key that opens it (see `keys.ts`). */
  readonly shortcut: string;
  /** Its content in a few words, shown while it is closed; left out where there is none. */
  readonly line?: string | undefined;
  /** Whether it opens by itself: at first, and once this becomes true. */
  readonly opens?: boolean;
  /** Called when it is opened: for what is loaded only then. */
  readonly onOpen?: () => void;
  readonly children: ComponentChildren;
}

export function Panel({ title, shortcut, line = '', opens = false, onOpen, children }: PanelProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (opens && details.current !== null) details.current.open = true;
  }, [opens]);
  return (
    <details class="panel" ref={details} onToggle={(event) => event.currentTarget.open && onOpen?.()}>
      <summary data-key={shortcut} data-key-does={title}>
        <h2>{title}</h2>
        {line !== '' && <span class="panel-line">{line}</span>}
        <kbd>{shortcut}</kbd>
      </summary>
      <div class="panel-body">{children}</div>
    </details>
  );
}
