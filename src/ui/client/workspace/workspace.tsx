/** The page of the incident: draws what the record says, and records what people do. One screen, one next step. */
import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { drillOf } from '../../../incident/drill.ts';
import type { IncidentState } from '../../../incident/state.ts';
import { siteBase } from '../base/site-base.ts';
import { type Desk, theDesk } from '../record/desk.ts';
import { ClockSkew } from './ClockSkew.tsx';
import { type Workspace, WorkspaceContext } from './context.ts';
import { workspaceData } from './data.ts';
import { Head } from './Head.tsx';
import { Lane } from './Lane.tsx';
import { LogLine } from './LogLine.tsx';
import { Nudges } from './Nudges.tsx';
import { Evidence } from './panels/Evidence.tsx';
import { Fix } from './panels/Fix.tsx';
import { FollowUp } from './panels/FollowUp.tsx';
import { Hypotheses } from './panels/Hypotheses.tsx';
import { Impact } from './panels/Impact.tsx';
import { Postmortem } from './panels/Postmortem.tsx';
import { Roles } from './panels/Roles.tsx';
import { Runbooks } from './panels/Runbooks.tsx';
import { Tell } from './panels/Tell.tsx';
import { Times } from './panels/Times.tsx';
import { Start } from './Start.tsx';
import { Storage } from './Storage.tsx';
import { Timeline } from './Timeline.tsx';

/** Timers show minutes: this often is enough, and costs nothing. */
const beat = 10_000;

export async function workspace(page: HTMLElement): Promise<void> {
  const desk = await theDesk();
  // The page of a drill leads here to what was recorded in it.
  const drill = /^#drill=([\w-]+)$/.exec(location.hash)?.[1];
  if (drill !== undefined) desk.activate(drill);
  page.replaceChildren();
  render(<Page desk={desk} />, page);
}

function Page({ desk }: { readonly desk: Desk }) {
  const [, redraw] = useState(0);
  const [now, setNow] = useState(() => Date.now());
  const [said, say] = useState('');
  const data = useMemo(workspaceData, []);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    desk.onChange(() => {
      tick();
      redraw((count) => count + 1);
    });
    // A laptop that slept has not counted: the time is read again when somebody looks.
    document.addEventListener('visibilitychange', tick);
    const timer = setInterval(tick, beat);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [desk]);
  const state = desk.active();
  const value: Workspace = {
    desk,
    data,
    state,
    now,
    say,
    async act(command) {
      const refused = await desk.act(command);
      say(refused);
      return refused === '';
    },
  };
  return (
    <WorkspaceContext.Provider value={value}>
      <div class="happening">
        {state === undefined ? <NoIncident /> : <Head key={state.incident} />}
        {state !== undefined && <Lane />}
        {state !== undefined && <OfDrill state={state} />}
        <Storage />
        {state !== undefined && <ClockSkew />}
        {state !== undefined && <Nudges />}
      </div>
      <p class="told" role="status">
        {said}
      </p>
      {state !== undefined && (
        <div class="desk" key={state.incident}>
          <LogLine />
          <div class="next">
            <Runbooks />
            <Hypotheses />
            <Fix />
            <Tell />
            <Roles />
            <Impact />
            <Times />
            <Evidence />
            <FollowUp />
            <Postmortem />
          </div>
          <Timeline />
        </div>
      )}
      <Start />
    </WorkspaceContext.Provider>
  );
}

/** Beside the title, which says so too. */
function OfDrill({ state }: { readonly state: IncidentState }) {
  const drill = drillOf(state);
  if (drill === undefined) return null;
  return (
    <p class="of-drill">
      <strong>This is the record of a drill: nothing in it is real.</strong>{' '}
      <a href={`${siteBase()}drills/${drill.script.drill}/`}>The drill</a> <a href={`${siteBase()}incident/`}>Back to what is real</a>
    </p>
  );
}

function NoIncident() {
  return (
    <header class="page-head">
      <h1>Incident</h1>
      <p class="lead">Nothing is open. Start one, and everything written here becomes the draft of its postmortem.</p>
    </header>
  );
}
