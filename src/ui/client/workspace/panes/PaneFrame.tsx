/** A pane: the panel of its tab on a narrow screen, a part of the page on a wide one. */
import type { ComponentChildren } from 'preact';
import { type Pane, paneTitles } from './panes.ts';
import { paneId, tabId } from './Tabs.tsx';

interface PaneFrameProps {
  readonly pane: Pane;
  /** The pane that is shown alone; undefined where all are shown. */
  readonly shown: Pane | undefined;
  readonly children: ComponentChildren;
}

export function PaneFrame({ pane, shown, children }: PaneFrameProps) {
  const isTab = shown !== undefined;
  return (
    <section
      class={`pane ${pane}-pane`}
      id={paneId(pane)}
      data-pane={pane}
      role={isTab ? 'tabpanel' : undefined}
      aria-label={isTab ? undefined : paneTitles[pane]}
      aria-labelledby={isTab ? tabId(pane) : undefined}
      hidden={isTab && shown !== pane}
    >
      {isTab && <h2 class="sr">{paneTitles[pane]}</h2>}
      {children}
    </section>
  );
}
