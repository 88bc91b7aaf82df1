/** The page of a drill: its beginning, what is seen while it goes on, what it came to. */
import { render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { standingOf } from '../../../drill/play.ts';
import { type Desk, theDesk } from '../record/desk.ts';
import { type Workspace, WorkspaceContext } from '../workspace/context.ts';
import { workspaceData } from '../workspace/data.ts';
import { useAnnouncement } from '../workspace/use-announcement.ts';
import { Begin } from './Begin.tsx';
import { type DrillData, drillData } from './data.ts';
import { Playing } from './Playing.tsx';
import { Result } from './Result.tsx';

/** What time brings is looked for this often, in milliseconds. */
const beat = 1000;

export async function drillPage(page: HTMLElement): Promise<void> {
  const data = drillData();
  if (data === undefined) return;
  render(<Page desk={await theDesk()} drill={data} />, page);
}

function Page({ desk, drill }: { readonly desk: Desk; readonly drill: DrillData }) {
  const [, redraw] = useState(0);
  const [now, setNow] = useState(() => Date.now());
  const [announcement, announce] = useAnnouncement();
  const data = useMemo(workspaceData, []);
  const current = desk.current();
  const going = current !== undefined;
  const played = useRef(false);
  if (going) played.current = true;
  useEffect(() => {
    desk.onChange(() => {
      setNow(Date.now());
      redraw((count) => count + 1);
    });
  }, [desk]);
  useEffect(() => {
    showRunbook(going);
    const timer = going ? setInterval(() => setNow(Date.now()), beat) : undefined;
    return () => clearInterval(timer);
  }, [going]);
  const state = current ?? desk.active();
  const standing = state && standingOf(drill.script, state, now);
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
  return (
    <WorkspaceContext.Provider value={value}>
      <p class="announcement" role="status">
        {announcement}
      </p>
      {standing !== undefined && going && <Playing key={state?.incident} standing={standing} />}
      {state !== undefined && standing?.over === true && (
        <Result key={state.incident} drill={drill} state={state} standing={standing} fresh={played.current} />
      )}
      {!going && <Begin drill={drill} again={standing !== undefined} />}
    </WorkspaceContext.Provider>
  );
}

/** The runbook is there to be used while the drill goes on. */
function showRunbook(shown: boolean): void {
  const article = document.querySelector<HTMLElement>('[data-drill]');
  if (article !== null) article.hidden = !shown;
}
