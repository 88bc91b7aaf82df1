/** Live sharing on a page: the sessions of the incidents that this device shares, each held by one tab. */
import type { Invitation } from '../../../../share/invitation.ts';
import { newInvitation } from '../../../../share/invitation.ts';
import { type KeptShare, readShares, readSignIn, type SignIn, shareNames, writeShares } from '../../../../share/kept.ts';
import type { ShareSettings } from '../../../../share/settings.ts';
import type { ShareState } from '../../../../share/state.ts';
import { siteBase } from '../../base/site-base.ts';
import type { Desk } from '../../record/desk.ts';
import { type HeldShare, holdShare } from './hold-share.ts';

export interface Live {
  /** How an incident is shared; undefined when it is not. */
  of(incident: string): { readonly invitation: Invitation; readonly state: ShareState } | undefined;
  /** Shares an incident of this device in a new room, in place of one that it may have. */
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
  const held = new Map<string, HeldShare>();
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
    if (joining === undefined || held.get(joining.room)?.state().link.is !== 'connected' || !desk.incidents().has(joining.incident)) return;
    const { incident } = joining;
    joining = undefined;
    desk.activate(incident);
  };
  const shares = () => readShares(record.preference(shareNames.shares));
  const keepShares = (kept: readonly KeptShare[]) => {
    void record.setPreference(shareNames.shares, writeShares(kept));
    bringUp();
  };
  /** Holds what is shared and lets go of what is not. */
  const bringUp = () => {
    const kept = new Map(shares().map((share) => [share.invitation.room, share]));
    for (const [room, share] of held) {
      if (kept.has(room)) continue;
      held.delete(room);
      void share.stop();
      if (record.preference(shareNames.progress(room))) void record.setPreference(shareNames.progress(room), '');
    }
    for (const [room, share] of kept) if (!held.has(room)) held.set(room, holdShare(desk, share, base, notify));
    notify();
  };
  const update = (settings: ShareSettings | undefined, change: (kept: readonly KeptShare[]) => readonly KeptShare[]) => {
    const current = shares().map((share) => ({ ...share, settings: settings ?? share.settings }));
    keepShares(change(current));
  };
  const put = (invitation: Invitation, settings: ShareSettings) => {
    void record.setPreference(shareNames.actor(desk.actor), 'here');
    update(settings, (kept) => [...kept.filter((share) => share.invitation.incident !== invitation.incident), { invitation, settings }]);
  };
  void record.setPreference(shareNames.actor(desk.actor), 'here');
  record.onPreferences(bringUp);
  record.onErased(bringUp);
  desk.onChange(() => {
    for (const share of held.values()) share.changed();
    showJoined();
  });
  bringUp();
  return {
    of(incident) {
      const share = shares().find(({ invitation }) => invitation.incident === incident);
      const state = share && held.get(share.invitation.room)?.state();
      return share && state && { invitation: share.invitation, state };
    },
    share: (incident, settings) => put(newInvitation(incident), settings),
    join(invitation, settings) {
      if (desk.real() === undefined) joining = invitation;
      put(invitation, settings);
    },
    stop: (incident) => update(undefined, (kept) => kept.filter(({ invitation }) => invitation.incident !== incident)),
    signIn(signIn, settings) {
      void record.setPreference(shareNames.signIn, JSON.stringify(signIn));
      for (const share of held.values()) void share.stop();
      held.clear();
      update(settings, (kept) => kept);
    },
    isSignedIn: () => readSignIn(record.preference(shareNames.signIn)) !== undefined,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
