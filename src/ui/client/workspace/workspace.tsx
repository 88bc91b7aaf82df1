/** The incident page: draws what the log holds, and records what people do. One picture, one next step. */

import { render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { describeState as describeStorage } from '../../../storage/state.ts';
import { t } from '../../../words/text.ts';
import { revealPart } from '../base/events.ts';
import { type Desk, theDesk } from '../record/desk.ts';
import { takeCarried, takeFromAddress } from '../share/arrive.ts';
import { Suggestions } from '../share/Suggestions.tsx';
import { Band } from './band/Band.tsx';
import { ClockSkew } from './ClockSkew.tsx';
import { CatchUpSheetPlace, JoinedLatePlace } from './catch-up/CatchUpPlace.tsx';
import { useWorkspace, type Workspace, WorkspaceContext } from './context.ts';
import { DrillNotice } from './DrillNotice.tsx';
import { workspaceData } from './data.ts';
import { MissingEarlier } from './MissingEarlier.tsx';
import { Nudges } from './Nudges.tsx';
import { OtherOpen } from './OtherOpen.tsx';
import { Panes } from './panes/Panes.tsx';
import { paneIn, usePane } from './panes/panes.ts';
import { PlacesContext, useFetchedPlaces } from './places.ts';
import { ResolveSheet } from './resolve/ResolveSheet.tsx';
import { SharingPlace } from './SharingPlace.tsx';
import { Start } from './Start.tsx';
import { Storage } from './Storage.tsx';
import { SheetContext, type SheetName } from './sheets.ts';
import type { Edits } from './updates/edits.ts';
import { UpdateSheet } from './updates/UpdateSheet.tsx';
import { useAnnouncement } from './use-announcement.ts';

/** Timers show minutes: this often is enough, and costs nothing. */
const beat = 10_000;

export async function workspace(page: HTMLElement): Promise<void> {
  const carried = takeFromAddress();
  const desk = await theDesk();
  // The page of a drill leads here to what was recorded in it.
  const drill = /^#drill=([\w-]+)$/.exec(location.hash)?.[1];
  if (drill !== undefined) desk.activate(drill);
  // The home page leads here to another one that is open. The address must not do it again when the page is loaded once more.
  const other = /^#switch=([\w-]+)$/.exec(location.hash)?.[1];
  if (other !== undefined) {
    if (desk.others().some(({ incident }) => incident === other)) desk.activate(other);
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  page.replaceChildren();
  render(<Page desk={desk} page={page} carried={carried} />, page);
}

interface PageProps {
  readonly desk: Desk;
  readonly page: HTMLElement;
  /** What a link or a code brought here. */
  readonly carried: string | undefined;
}

function Page({ desk, page, carried }: PageProps) {
  const now = useNow(desk);
  const [announcement, announce] = useAnnouncement();
  const data = useMemo(workspaceData, []);
  const [pane, choosePane] = usePane();
  const [sheet, setSheet] = useState<SheetName>();
  const state = desk.active();
  const places = useFetchedPlaces(state);
  useReveal(page, choosePane);
  useCarried(desk, carried, announce);
  const value: Workspace = {
    desk,
    data,
    state,
    now,
    announce,
    async act(command) {
      const refused = await desk.act(command);
      announce(refused);
      return refused === '';
    },
  };
  const isSafe = describeStorage(desk.record.state()).level === 'fine';
  return (
    <WorkspaceContext.Provider value={value}>
      <PlacesContext.Provider value={places}>
        <SheetContext.Provider value={setSheet}>
          {state === undefined ? <NoIncident /> : <DrillNotice state={state} />}
          <OtherOpen />
          <Suggestions />
          {!isSafe && <Storage />}
          {state !== undefined && <Band key={state.incident} />}
          {state !== undefined && <JoinedLatePlace key={state.incident} />}
          {state !== undefined && <ClockSkew />}
          {state !== undefined && <MissingEarlier key={state.incident} />}
          {state !== undefined && <Nudges />}
          <p class="announcement" role="status">
            {announcement}
          </p>
          {state !== undefined && <Panes key={state.incident} pane={pane} choose={choosePane} />}
          {state !== undefined && <Sheets key={state.incident} sheet={sheet} close={() => setSheet(undefined)} />}
          <Start />
          {isSafe && <Storage />}
        </SheetContext.Provider>
      </PlacesContext.Provider>
    </WorkspaceContext.Provider>
  );
}

interface SheetsProps {
  readonly sheet: SheetName | undefined;
  readonly close: () => void;
}

/** The open sheet, and the messages that somebody edited: they outlive the sheet. */
function Sheets({ sheet, close }: SheetsProps) {
  const [edits, setEdits] = useState<Edits>({});
  if (sheet === 'catch-up') return <CatchUpSheetPlace onClose={close} />;
  if (sheet === 'share') return <Share onClose={close} />;
  if (sheet === 'update') return <UpdateSheet edits={edits} setEdits={setEdits} onClose={close} />;
  return sheet === 'resolve' ? <ResolveSheet onClose={close} /> : null;
}

/** Loaded when somebody shares. */
function Share({ onClose }: { readonly onClose: () => void }) {
  const [part, setPart] = useState<{ readonly ShareSheet: typeof import('../share/ShareSheet.tsx').default }>();
  const { announce } = useWorkspace();
  useEffect(() => {
    import('../share/ShareSheet.tsx')
      .then(({ default: ShareSheet }) => setPart({ ShareSheet }))
      .catch(() => {
        announce(t`Sharing could not be loaded: without a network it needs the offline copy. Export the incident under Postmortem.`);
        onClose();
      });
  }, []);
  return part === undefined ? null : <part.ShareSheet onClose={onClose} />;
}

/** Takes what the page was opened with, and what its address is changed to: a link that is opened while the page is shown. */
function useCarried(desk: Desk, carried: string | undefined, announce: (text: string) => void): void {
  useEffect(() => {
    const take = (text: string | undefined) => {
      if (text !== undefined)
        takeCarried(text, desk).then(announce, () => announce(t`Nothing was imported: a part of the site could not be loaded.`));
    };
    take(carried);
    const look = () => take(takeFromAddress());
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
}

/** The time, read again every few seconds, at every change of the log, and when somebody looks at the page. */
function useNow(desk: Desk): number {
  const [, redraw] = useState(0);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = () => setNow(Date.now());
    desk.onChange(() => {
      tick();
      redraw((count) => count + 1);
    });
    // A laptop that slept has not counted.
    document.addEventListener('visibilitychange', tick);
    const timer = setInterval(tick, beat);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [desk]);
  return now;
}

/** Shows the pane of a part that is about to be opened, at once, so that it can take the focus. */
function useReveal(page: HTMLElement, choose: ReturnType<typeof usePane>[1]): void {
  const latest = useRef(choose);
  latest.current = choose;
  useEffect(() => {
    const reveal = ({ target }: Event) => {
      const section = target instanceof Element ? target.closest<HTMLElement>('[data-pane]') : null;
      const pane = paneIn(`#${section?.dataset['pane'] ?? ''}`);
      if (section === null || pane === undefined || !section.hidden) return;
      section.hidden = false;
      latest.current(pane);
    };
    page.addEventListener(revealPart, reveal);
    return () => page.removeEventListener(revealPart, reveal);
  }, [page]);
}

function NoIncident() {
  return (
    <header class="page-head">
      <h1>{t`Incident`}</h1>
      <p class="lead">{t`No incident in progress.`}</p>
      <SharingPlace />
    </header>
  );
}
