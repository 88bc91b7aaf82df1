/** Sharing on the incident page: one press shares the incident; then in one line how it is shared, and who is here. */
import { useEffect, useState } from 'preact/hooks';
import { type Invitation, invitationAnchor, readInvitation } from '../../../../share/invitation.ts';
import type { ShareSettings } from '../../../../share/settings.ts';
import { describeShare, type Person } from '../../../../share/state.ts';
import { replaceAddress } from '../../base/address.ts';
import { useWorkspace } from '../../workspace/context.ts';
import { loadLive } from './load-live.ts';
import { ShareSheet } from './ShareSheet.tsx';
import { SignInForm } from './SignInForm.tsx';
import type { Live } from './share-live.ts';

/** The invitation that this page was opened with. It leaves the address at once: nobody is to copy it from there by mistake. */
let opened: Invitation | 'not whole' | undefined;

/** Takes the invitation out of the address. */
export function takeInvitation(): void {
  if (!location.hash.startsWith('#join=')) return;
  opened = readInvitation(location.hash) ?? 'not whole';
  replaceAddress(location.search, '');
}

export function Sharing({ settings }: { readonly settings: ShareSettings }) {
  const { desk, state, announce } = useWorkspace();
  const [live, problem, load] = useLive();
  const [isOpen, setOpen] = useState(false);
  const [invitation, setInvitation] = useState(() => (typeof opened === 'object' ? opened : undefined));
  const incident = state?.incident;
  const shared = incident === undefined ? undefined : live?.of(incident);
  const isShared = (desk.record.preference('shares') ?? '') !== '';
  useEffect(() => {
    if (opened === 'not whole') announce('This invitation is not whole. Ask for the link again, or scan its code.');
    opened = undefined;
    const look = () => {
      takeInvitation();
      if (typeof opened === 'object') setInvitation(opened);
    };
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  useEffect(() => {
    if (isShared || invitation !== undefined) void load(desk);
  }, [isShared, invitation]);
  if (problem !== '') return <span class="note">{problem}</span>;
  if (invitation !== undefined) {
    if (live === undefined) return <span class="note">Joining …</span>;
    return <Join live={live} invitation={invitation} settings={settings} done={() => setInvitation(undefined)} />;
  }
  if (incident === undefined) return null;
  const share = async () => {
    const loaded = await load(desk);
    if (loaded === undefined) return;
    loaded.share(incident, settings);
    setOpen(true);
  };
  return (
    <>
      {shared === undefined ? (
        <button type="button" class="link" onClick={() => void share()}>
          Share live
        </button>
      ) : (
        <button type="button" class="link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {describeShare(shared.state)}
          {shared.state.people.length > 0 && ` · ${peopleText(shared.state.people)}`}
        </button>
      )}
      {isOpen && live !== undefined && shared !== undefined && (
        <ShareSheet
          live={live}
          incident={incident}
          settings={settings}
          shared={shared}
          link={location.origin + location.pathname + invitationAnchor(shared.invitation)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** The part that shares, once it is loaded; why it cannot be; and what loads it. */
function useLive(): readonly [
  Live | undefined,
  string,
  (desk: Parameters<typeof import('./share-live.ts').liveOf>[0]) => Promise<Live | undefined>,
] {
  const [live, setLive] = useState<Live>();
  const [problem, setProblem] = useState('');
  const [, redraw] = useState(0);
  useEffect(() => live?.onChange(() => redraw((count) => count + 1)), [live]);
  return [
    live,
    problem,
    async (desk) => {
      if (live !== undefined || loadLive === undefined) return live;
      const part = await loadLive().catch(() => undefined);
      if (part === undefined) setProblem('Sharing could not be loaded. Reload the page when you are online.');
      else if (!part.canSeal()) setProblem('This browser shares only over https.');
      else {
        const loaded = part.liveOf(desk);
        setLive(loaded);
        return loaded;
      }
      return undefined;
    },
  ];
}

interface JoinProps {
  readonly live: Live;
  readonly invitation: Invitation;
  readonly settings: ShareSettings;
  readonly done: () => void;
}

/** Joins at once, but asks where an incident of this device would be given away, and for a password where one is needed. */
function Join({ live, invitation, settings, done }: JoinProps) {
  const { desk, announce } = useWorkspace();
  const isHere = desk.incidents().has(invitation.incident);
  const isSameRoom = live.of(invitation.incident)?.invitation.room === invitation.room;
  const needsSignIn = settings.auth.ask && !live.isSignedIn();
  const join = () => {
    live.join(invitation, settings);
    if (desk.active() !== undefined && desk.active()?.incident !== invitation.incident)
      announce('Joined. The incident that you work on stays open here; switch to the other one when you are ready.');
    done();
  };
  const asks = isHere && !isSameRoom;
  useEffect(() => {
    if (isSameRoom) done();
    else if (!asks && !needsSignIn) join();
  }, [needsSignIn]);
  if (needsSignIn) return <SignInForm live={live} settings={settings} />;
  if (!asks) return <span class="note">Joining …</span>;
  return (
    <span>
      This device has this incident already. Join, and everybody with this invitation sees what is logged here.{' '}
      <button type="button" onClick={join}>
        Join
      </button>{' '}
      <button type="button" onClick={done}>
        Cancel
      </button>
    </span>
  );
}

function peopleText(people: readonly Person[]): string {
  const [first] = people;
  const others = people.length - 1;
  const name = first?.name || 'somebody';
  return others === 0 ? `${name} is here` : `${name} and ${others} more are here`;
}
