/** Sharing on the incident page: in one line how the incident is shared and who is here, and what an invitation asks. */

import { useEffect, useState } from 'preact/hooks';
import { type Invitation, readInvitation } from '../../../../share/invitation.ts';
import { shareNames } from '../../../../share/kept.ts';
import type { ShareSettings } from '../../../../share/settings.ts';
import { describeShare } from '../../../../share/state.ts';
import { t } from '../../../../words/text.ts';
import { replaceAddress } from '../../base/address.ts';
import { useWorkspace } from '../../workspace/context.ts';
import { useOpenSheet } from '../../workspace/sheets.ts';
import { SignInForm } from './SignInForm.tsx';
import type { Live } from './share-live.ts';
import { useLive } from './use-live.ts';
import { sharedWords } from './words.ts';

export { LiveWay } from './LiveWay.tsx';

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
  const openSheet = useOpenSheet();
  const [invitation, setInvitation] = useState(() => (typeof opened === 'object' ? opened : undefined));
  const isShared = (desk.record.preference(shareNames.shares) ?? '') !== '';
  const { live, problem } = useLive(desk, isShared || invitation !== undefined);
  useEffect(() => {
    const look = () => {
      takeInvitation();
      if (typeof opened === 'object') setInvitation(opened);
      if (opened === 'not whole') announce(t`This invitation is not whole. Ask for the link again, or scan its code.`);
      opened = undefined;
    };
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  if (problem !== '') return <span class="note">{problem}</span>;
  if (invitation !== undefined) {
    if (live === undefined) return <span class="note">{t`Joining …`}</span>;
    return <Join live={live} invitation={invitation} settings={settings} done={() => setInvitation(undefined)} />;
  }
  const pending = live?.pending();
  if (live !== undefined && pending !== undefined) return <Pending live={live} {...pending} settings={settings} />;
  const words = live === undefined ? '' : sharedWords(live, state);
  if (words === '') return null;
  return (
    <button type="button" class="link" aria-haspopup="dialog" onClick={() => openSheet('share')}>
      {words}
    </button>
  );
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
      announce(t`Joined. The incident that you work on stays open here; switch to the other one when you are ready.`);
    done();
  };
  // Whoever was in its room before, and was told of a new link, has given nothing away that is not known there.
  const wasIn = live.of(invitation.incident)?.state.moved !== undefined;
  const asks = isHere && !isSameRoom && !wasIn;
  useEffect(() => {
    if (isSameRoom) done();
    else if (!asks && !needsSignIn) join();
  }, [needsSignIn]);
  if (needsSignIn) return <SignInForm live={live} settings={settings} />;
  if (!asks) return <span class="note">{t`Joining …`}</span>;
  return (
    <span>
      {t`This device has this incident already. Join, and everybody with this invitation sees what is logged here. `}
      <button type="button" onClick={join}>{t`Join`}</button> <button type="button" onClick={done}>{t`Cancel`}</button>
    </span>
  );
}

interface PendingProps extends NonNullable<ReturnType<Live['pending']>> {
  readonly live: Live;
  readonly settings: ShareSettings;
}

/** Joined, and nothing of it is here yet: it comes when the server can be reached, also after the page was closed. */
function Pending({ live, incident, state, settings }: PendingProps) {
  const { link, moved } = state;
  const words =
    moved !== undefined || link.is === 'refused'
      ? describeShare(state)
      : link.is === 'away'
        ? t`Joining: the server cannot be reached. It is tried again by itself`
        : link.is === 'connected'
          ? t`Joining: the server has nothing of this incident. It comes once somebody who has it is connected`
          : t`Joining …`;
  return (
    <>
      <span class="note" role="status">
        {words}
      </span>{' '}
      {settings.auth.ask && link.is === 'refused' && <SignInForm live={live} settings={settings} />}
      <button type="button" class="link" onClick={() => live.stop(incident)}>{t`Do not join`}</button>
    </>
  );
}
