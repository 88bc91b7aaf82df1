/** The tabs of a narrow screen: one pane at a time. Arrow keys move between them, as in every tab list. */
import { t } from '../../../../words/text.ts';
import { type Pane, panes, paneTitles } from './panes.ts';

interface TabsProps {
  readonly pane: Pane;
  readonly choose: (pane: Pane) => void;
}

export function Tabs({ pane, choose }: TabsProps) {
  const move = (press: KeyboardEvent) => {
    const at = panes.indexOf(pane);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: panes.length - 1 }[press.key];
    const chosen = to === undefined ? undefined : panes.at(to % panes.length);
    if (chosen === undefined) return;
    press.preventDefault();
    choose(chosen);
    document.getElementById(tabId(chosen))?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={t`Parts of the incident`} onKeyDown={move}>
      {panes.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={tabId(name)}
          aria-selected={name === pane}
          aria-controls={paneId(name)}
          tabIndex={name === pane ? 0 : -1}
          onClick={() => choose(name)}
        >
          {paneTitles[name]}
        </button>
      ))}
    </div>
  );
}

export function tabId(pane: Pane): string {
  return `app:tab-${pane}`;
}

export function paneId(pane: Pane): string {
  return `app:pane-${pane}`;
}
