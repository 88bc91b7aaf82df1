/** Live sharing on a page: the sessions of the incidents that this device shares, each held by one tab. */
import { joinIncident } from '../../../../incident/commands/relations.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { joinedOf } from '../../../../incident/relations.ts';
import type { IncidentState } from '../../../../incident/state.ts';
import type { Invitation } from '../../../../share/invitation.ts';
import { newInvitation } from '../../../../share/invitation.ts';
import { type KeptShare, readJoining, readShares, readSignIn, type SignIn, shareNames, writeShares } from '../../../../share/kept.ts';
import type { Moved } from '../../../../share/moved.ts';
import type { ShareSettings } from '../../../../share/settings.ts';
import type { ShareState } from '../../../../share/state.ts';
import { siteBase } from '../../base/site-base.ts';
import { withTabLock } from '../../base/tab-lock.ts';
import type { Desk } from '../../record/desk.ts';
import { offerCatchUp } from '../../workspace/catch-up/due.ts';
import { type HeldShare, holdShare } from './hold-share.ts';

export interface Live {
  /** How an incident is shared; undefined when it is not. */
  of(incident: string): { readonly invitation: Invitation; readonly state: ShareState } | undefined;
  /** Whether an incident that is not shared has one in it that is: those who share that one see nothing of what is logged from now on. */
  isPartShared(state: IncidentState): boolean;
  /** An incident that was joined and of which nothing is here yet. */
  pending(): { readonly incident: string; readonly state: ShareState } | undefined;
  /** Shares an incident of this device in a new room, in place of one that it may have: those in that one are told. */
  share(incident: string, settings: ShareSettings): void;
  /** Goes into the room of an invitation. */
  join(invitation: Invitation, settings: ShareSettings): void;
  /** Ends it on this device. */
  stop(incident: string): void;
  signIn(signIn: SignIn, settings: ShareSettings): void;
  isSignedIn(): boolean;
  /** Called at every change. */
  onChange(listener: () => void): () => void;
}

let made: Live | undefined;

/** That of this page. */
export function liveOf(desk: Desk): Live {
  made ??= createLive(desk);
  return made;
}

/** Whether this browser can seal anything: only over https. */
export function canSeal(): boolean {
  return globalThis.isSecureContext && 'subtle' in crypto && 'locks' in navigator;
}

function createLive(desk: Desk): Live {
  const { record } = desk;
  const base = siteBase();
  const held = new Map<string, { readonly share: HeldShare; readonly isLeaving: boolean }>();
  const listeners = new Set<() => void>();
  let isDrawing = false;
  // Many messages at once are one change.
  const notify = () => {
    if (isDrawing) return;
    isDrawing = true;
    setTimeout(() => {
      isDrawing = false;
      showJoined();
      for (const listener of listeners) listener();
    }, 30);
  };
  /** What is being joined, where nothing else goes on: it is shown once it is here. A running incident is never switched. */
  let joining: Invitation | undefined;
  const showJoined = () => {
    void bringTogether();
    if (joining === undefined || held.get(joining.room)?.share.state().link.is !== 'connected' || !desk.incidents().has(joining.incident))
      return;
    const { incident } = joining;
    joining = undefined;
    desk.activate(incident);
  };
  /** What was started here becomes part of the incident that somebody chose to join, once that is here. */
  const bringTogether = async () => {
    if (!record.preference(shareNames.joining)) return;
    await withTabLock(`breakglass-join:${base}`, async () => {
      const { own, into } = readJoining(record.preference(shareNames.joining));
      const [from, to] = [desk.incidents().get(own), desk.incidents().get(into)];
      if (own === '' || to === undefined || factsOf(to).openedAt === undefined) return;
      void record.setPreference(shareNames.joining, '');
      if (from !== undefined) await desk.act((at) => joinIncident(at, to), { state: from });
      desk.activate(into);
    });
  };
  const shares = () => readShares(record.preference(shareNames.shares));
  const keepShares = (kept: readonly KeptShare[]) => {
    void record.setPreference(shareNames.shares, writeShares(kept));
    bringUp();
  };
  const hold = (share: KeptShare): HeldShare => {
    const { room } = share.invitation;
    const onLeft = () => update(undefined, (kept) => kept.filter(({ invitation }) => invitation.room !== room));
    const onOther = (other: Moved) =>
      update(undefined, (kept) =>
        kept.map((one) => (one.invitation.room === share.leftFor && one.other === undefined ? { ...one, other } : one)),
      );
    return holdShare(desk, share, { base, onChange: notify, onLeft, onOther });
  };
  /** Holds what is shared and lets go of what is not. A room that is being left is held anew: nothing more is sent there. */
  const bringUp = () => {
    const kept = new Map(shares().map((share) => [share.invitation.room, share]));
    for (const [room, { share, isLeaving }] of held) {
      const now = kept.get(room);
      if (now !== undefined && isLeaving === (now.leaving !== undefined)) continue;
      held.delete(room);
      void share.stop();
      if (now !== undefined) continue;
      for (const name of [shareNames.progress(room), shareNames.images(room)])
        if (record.preference(name)) void record.setPreference(name, '');
    }
    for (const [room, share] of kept) if (!held.has(room)) held.set(room, { share: hold(share), isLeaving: share.leaving !== undefined });
    notify();
  };
  const update = (settings: ShareSettings | undefined, change: (kept: readonly KeptShare[]) => readonly KeptShare[]) => {
    const current = shares().map((share) => ({ ...share, settings: settings ?? share.settings }));
    keepShares(change(current));
  };
  /** @param notice for those in the room that the incident was shared in before, when it goes on in this one */
  const put = (invitation: Invitation, settings: ShareSettings, notice?: Moved) => {
    const { room, incident } = invitation;
    const state = desk.incidents().get(incident);
    // Those in the room of an incident that became part of this one are told as well.
    const left = new Set([incident, ...(notice === undefined || state === undefined ? [] : joinedOf(state))]);
    void record.setPreference(shareNames.actor(desk.actor), 'here');
    if (record.preference(shareNames.stopped(incident))) void record.setPreference(shareNames.stopped(incident), '');
    update(settings, (kept) => [
      ...kept.flatMap((share) => {
        if (share.invitation.room === room) return [];
        if (share.leaving !== undefined || !left.has(share.invitation.incident)) return [share];
        return notice === undefined ? [] : [{ invitation: share.invitation, settings, leaving: notice, leftFor: room }];
      }),
      { invitation, settings },
    ]);
  };
  const current = (incident: string) => shares().find((share) => share.leaving === undefined && share.invitation.incident === incident);
  void record.setPreference(shareNames.actor(desk.actor), 'here');
  record.onPreferences(bringUp);
  record.onErased(bringUp);
  desk.onChange(() => {
    for (const { share } of held.values()) share.changed();
    showJoined();
  });
  bringUp();
  const live: Live = {
    of(incident) {
      const share = current(incident);
      const state = share && held.get(share.invitation.room)?.share.state();
      return share && state && { invitation: share.invitation, state: { ...state, moved: state.moved ?? share.other } };
    },
    isPartShared: (state) => current(state.incident) === undefined && joinedOf(state).some((incident) => current(incident) !== undefined),
    pending() {
      const share = shares().find(({ invitation: { incident }, leaving }) => leaving === undefined && !desk.record.events(incident).length);
      const state = share && held.get(share.invitation.room)?.share.state();
      return share && state && { incident: share.invitation.incident, state };
    },
    share: (incident, settings) => put(newInvitation(incident), settings, { at: Date.now(), by: desk.me() }),
    join(invitation, settings) {
      if (!desk.incidents().has(invitation.incident)) offerCatchUp(record, invitation.incident);
      if (desk.real() === undefined) joining = invitation;
      // Whoever followed this device's own new link, made at the same time as another one, is led on to that one.
      const isLedOn = current(invitation.incident)?.other !== undefined;
      put(invitation, settings, isLedOn ? { at: Date.now(), by: desk.me() } : undefined);
    },
    stop(incident) {
      void record.setPreference(shareNames.stopped(incident), 'yes');
      update(undefined, (kept) => kept.filter(({ invitation, leaving }) => invitation.incident !== incident || leaving));
    },
    signIn(signIn, settings) {
      void record.setPreference(shareNames.signIn, JSON.stringify(signIn));
      for (const { share } of held.values()) void share.stop();
      held.clear();
      update(settings, (kept) => kept);
    },
    isSignedIn: () => readSignIn(record.preference(shareNames.signIn)) !== undefined,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  /** What was found on the board, here or in another tab. */
  let isOffered = false;
  const offer = async () => {
    if (!isOffered && !record.preference(shareNames.offer)) return;
    isOffered = true;
    (await import('./board.ts')).showOffer(desk, live);
  };
  record.onPreferences(() => void offer());
  void offer();
  // Only pages of runbooks have a place for it.
  if (document.querySelector('[data-kept]') !== null) void import('./runbook-line.ts').then((part) => part.showRunbookLine(desk, live));
  return live;
}

/** Looks whether somebody in the team works already on the incident that was just started here. */
export async function lookForOpen(desk: Desk, incident: string): Promise<void> {
  if (canSeal()) await (await import('./board.ts')).findOpen(desk, incident, liveOf(desk));
}

/** Fetches an image of a shared incident and keeps it. Answers whether it is on this device now. */
export async function fetchShared(desk: Desk, incident: string, digest: string): Promise<boolean> {
  return await (await import('./images.ts')).fetchShared(desk, incident, digest);
}
