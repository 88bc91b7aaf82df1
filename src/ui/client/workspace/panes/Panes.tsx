/** The panes of an incident: one at a time on a narrow screen, side by side on a wide one. */
import { useEffect } from 'preact/hooks';
import { openPart } from '../../keys/keys.ts';
import { LogLine } from '../LogLine.tsx';
import { Now } from '../now/Now.tsx';
import { Evidence } from '../panels/Evidence.tsx';
import { Fix } from '../panels/Fix.tsx';
import { FollowUp } from '../panels/FollowUp.tsx';
import { Hypotheses } from '../panels/Hypotheses.tsx';
import { Impact } from '../panels/Impact.tsx';
import { Postmortem } from '../panels/Postmortem.tsx';
import { Roles } from '../panels/Roles.tsx';
import { Times } from '../panels/Times.tsx';
import { Timeline } from '../Timeline.tsx';
import { Updates } from '../updates/Updates.tsx';
import { PaneFrame } from './PaneFrame.tsx';
import { type Pane, useIsNarrow } from './panes.ts';
import { Tabs } from './Tabs.tsx';

interface PanesProps {
  readonly pane: Pane;
  readonly choose: (pane: Pane) => void;
}

/** The panel that a pane is about: it needs no fold of its own there. */
const mainPanels: Readonly<Partial<Record<Pane, string>>> = { updates: 't', postmortem: 'p' };

export function Panes({ pane, choose }: PanesProps) {
  const isNarrow = useIsNarrow();
  const shown = isNarrow ? pane : undefined;
  useEffect(() => {
    const key = mainPanels[pane];
    const summary = key === undefined ? null : document.querySelector(`summary[data-key="${key}"]`);
    const details = summary?.closest('details');
    if (!details) return;
    // A link to it on a wide screen leads to the panel; on a narrow one its tab has it open.
    if (isNarrow) details.open = true;
    else openPart(key ?? '');
  }, [pane, isNarrow]);
  return (
    <>
      {isNarrow && <Tabs pane={pane} choose={choose} />}
      <div class="desk">
        <div class="desk-main">
          <PaneFrame pane="now" shown={shown}>
            <Now />
            <Hypotheses />
            <Fix />
            <Impact />
            <Times />
            <Roles />
            <Evidence />
          </PaneFrame>
          <PaneFrame pane="updates" shown={shown}>
            <Updates />
          </PaneFrame>
          <PaneFrame pane="postmortem" shown={shown}>
            <Postmortem />
            <FollowUp />
          </PaneFrame>
        </div>
        <PaneFrame pane="timeline" shown={shown}>
          <LogLine />
          <Timeline />
        </PaneFrame>
      </div>
    </>
  );
}
