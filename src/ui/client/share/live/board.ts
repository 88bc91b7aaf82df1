/** The board of the team in the browser: what this device shares is posted, and whoever starts on the same alert is offered to join. */

import {
  type Found,
  findPosted,
  invitationOf,
  openBoard,
  type Posted,
  type PostedReason,
  postedIn,
  postOf,
} from '../../../../share/board.ts';
import { type KeptShare, readShares, shareNames } from '../../../../share/kept.ts';
import type { ShareSettings } from '../../../../share/settings.ts';
import type { ShareState } from '../../../../share/state.ts';
import { t } from '../../../../words/text.ts';
import { announce, toast } from '../../base/announce.ts';
import { button, h } from '../../base/h.ts';
import { siteBase } from '../../base/site-base.ts';
import type { Desk } from '../../record/desk.ts';
import { shortTime } from '../../record/times.ts';
import { askName } from './ask-name.ts';
import { roomsOf } from './rooms.ts';
import type { Live } from './share-live.ts';

/** What was not posted again for longer than this is not offered. */
const aDay = 24 * 60 * 60 * 1000;

/** Keeps the board up to date with one shared incident: called when all of it is sent, so that nothing old replaces what is newer. */
export function poster(desk: Desk, { invitation, settings, leaving }: KeptShare): (state: ShareState) => void {
  let last = '';
  let isRunning = false;
  const post = async (key: string, posted: Posted) => {
    const open = roomsOf(desk, settings, aDay);
    const board = open && (await openBoard(key, open));
    await board?.post(posted).catch(() => {
      // Posted with the next change.
      last = '';
    });
    await board?.close();
  };
  return ({ link, waiting, moved }) => {
    const state = desk.incidents().get(invitation.incident);
    const { teamKey } = settings;
    if (teamKey === undefined || leaving !== undefined || moved !== undefined || link.is !== 'connected' || waiting > 0 || isRunning)
      return;
    const posted = state && postOf(state, invitation);
    const text = JSON.stringify(posted);
    // Where another new link was made before this one, the team is to go there.
    const isKnown = readShares(desk.record.preference(shareNames.shares)).some(
      (share) => share.invitation.room === invitation.room && share.other === undefined,
    );
    if (posted === undefined || text === last || !isKnown) return;
    last = text;
    isRunning = true;
    void post(teamKey, posted).finally(() => {
      isRunning = false;
    });
  };
}

/** Looks whether somebody works on the incident that was just started here, and keeps what was found until somebody decides. */
export async function findOpen(desk: Desk, incident: string, live: Live): Promise<void> {
  const settings = await settingsOfSite();
  const open = settings?.teamKey === undefined ? undefined : roomsOf(desk, settings, aDay);
  if (settings?.teamKey === undefined || open === undefined) return;
  const board = await openBoard(settings.teamKey, open);
  await board?.close();
  // What was noted meanwhile, such as the runbook, counts too.
  const state = desk.incidents().get(incident);
  if (board === undefined || state === undefined || isShared(desk, incident)) return;
  const known = [...board.posted.values()].filter((posted) => !desk.incidents().has(posted.incident));
  const found = findPosted(state, known);
  if (found === undefined) return;
  await desk.record.setPreference(shareNames.offer, JSON.stringify({ own: incident, ...found, settings }));
  showOffer(desk, live);
}

function isShared({ record }: Desk, incident: string): boolean {
  return readShares(record.preference(shareNames.shares)).some(({ invitation }) => invitation.incident === incident);
}

/** The settings stand in the page of the incident alone. */
async function settingsOfSite(): Promise<ShareSettings | undefined> {
  const response = await fetch(`${siteBase()}incident/`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const written = page.getElementById('app:workspace-data')?.textContent;
  // Written by our own build, as for the page itself.
  return written ? (JSON.parse(written) as { readonly share?: ShareSettings }).share : undefined;
}

interface Offer extends Found {
  readonly own: string;
  readonly settings: ShareSettings;
}

function keptOffer({ record }: Desk): Offer | undefined {
  try {
    const kept: { own: string; posted: unknown; why: PostedReason; settings: ShareSettings } = JSON.parse(
      record.preference(shareNames.offer) || 'null',
    );
    const posted = postedIn(kept?.posted);
    return posted && { ...kept, posted };
  } catch {
    return undefined;
  }
}

const reasons: Readonly<Record<PostedReason, string>> = {
  'same-alert': t`with this alert`,
  'same-alert-name': t`with an alert of this name`,
  'same-runbook': t`with this runbook`,
  'same-service': t`on this service`,
};

let shown: HTMLElement | undefined;

/** Shows what was found until somebody decides, here or in another tab. It is in nobody's way: nothing waits for it. */
export function showOffer(desk: Desk, live: Live): void {
  const offer = keptOffer(desk);
  if (offer === undefined || desk.incidents().get(offer.own) === undefined) {
    shown?.remove();
    shown = undefined;
    return;
  }
  if (shown !== undefined) return;
  const { posted, why, own, settings } = offer;
  const text = t`${posted.title} has been open since ${shortTime(posted.since, Date.now())} ${reasons[why]}.`;
  const decide = (label: string, act: () => void) => {
    const made = button({}, label);
    made.addEventListener('click', () => {
      void desk.record.setPreference(shareNames.offer, '');
      shown?.remove();
      shown = undefined;
      act();
    });
    return made;
  };
  shown = h(
    'section',
    { class: 'join-offer', 'aria-label': t`Already open` },
    h('p', {}, text),
    h(
      'p',
      { class: 'line-acts' },
      decide(t`Join`, () => {
        const invitation = invitationOf(posted);
        if (invitation === undefined) return;
        void desk.record.setPreference(shareNames.joining, JSON.stringify({ own, into: posted.incident }));
        live.join(invitation, settings);
        const words = t`Joining ${posted.title}. What you logged goes there too.`;
        if (desk.me() !== '' || document.getElementById('app:workspace-data') !== null) toast(words);
        else askName(desk, words);
      }),
      decide(t`Stay separate`, () => toast(t`Your incident stays separate.`)),
    ),
  );
  document.body.append(shown);
  announce(t`${text} Join or stay separate at the end of the page.`);
}
