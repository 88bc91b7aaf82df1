/** How sharing is, in words. They come from what the server has acknowledged, never from an open connection. */
import { t } from '../words/text.ts';
import type { Refusal } from './entry.ts';
import type { Moved } from './moved.ts';
import type { Link } from './transport.ts';

export interface ShareState {
  readonly link: Link;
  /** Events that the server has not acknowledged. */
  readonly waiting: number;
  /** Images of this device that the server has not acknowledged. */
  readonly images: number;
  /** Events that are too large to be shared. */
  readonly tooLarge: number;
  /** Events of a device that sends very much: they are taken a few at a time. */
  readonly slowed: number;
  /** Why the server takes no more of this incident; undefined while it does. */
  readonly full: string | undefined;
  /** Messages that were not taken, by reason. */
  readonly refused: Partial<Readonly<Record<Refusal | 'too many', number>>>;
  readonly unsigned: number;
  readonly passedOn: number;
  /** Which entries those are, as `sent.ts` writes them. */
  readonly marks: { readonly unsigned: string; readonly passedOn: string };
  /** Somebody went on under a new link, which this device does not have. */
  readonly moved: Moved | undefined;
  readonly people: readonly Person[];
}

/** Somebody who has this incident open now. */
export interface Person {
  /** Of their device, for as long as it is here. */
  readonly id: string;
  /** Empty when they gave no name. */
  readonly name: string;
  /** Where they are: a runbook and its step, in words. */
  readonly place: string;
  /** Since when, by this device's clock. */
  readonly since: number;
}

/** The state in a few words. */
export function describeShare({
  link,
  waiting,
  images,
  tooLarge,
  full,
  moved,
}: Pick<ShareState, 'link' | 'waiting' | 'images' | 'tooLarge' | 'full' | 'moved'>): string {
  if (moved !== undefined)
    return moved.by === '' ? t`There is a new link: ask whoever made it` : t`There is a new link: ask ${moved.by} for it`;
  if (link.is === 'refused') return t`No access: ${link.why}. Everything is kept here`;
  if (link.is === 'connecting') return t`Connecting, everything is kept here`;
  if (link.is === 'away') return t`Not connected, everything is kept here`;
  if (full !== undefined) return t`Shared, ${waiting} not sent: ${full}`;
  if (waiting > 0) return t`Shared, ${waiting} waiting`;
  if (images > 0) return t`Shared, ${images === 1 ? t`1 image` : t`${images} images`} waiting`;
  return tooLarge === 0 ? t`Shared, all sent` : t`Shared, all sent but ${entries(tooLarge)} too large for it`;
}

/** Who else has it open now; empty when nobody is known to. */
export function describePeople(people: readonly Person[]): string {
  if (people.length === 0) return '';
  const others = people.length - 1;
  const name = people.find((person) => person.name !== '')?.name;
  if (others === 0) return t`${name ?? t`somebody`} is here`;
  return name === undefined ? t`${others + 1} people are here` : t`${name} and ${others} more are here`;
}

/** What else is to be known about it, a sentence each. */
export function shareNotes({ tooLarge, slowed, refused, unsigned, passedOn }: ShareState): readonly string[] {
  const bad = Object.entries(refused).filter(([, number]) => number > 0);
  return [
    ...(tooLarge === 0 ? [] : [t`${entries(tooLarge)} too large to be shared, kept on this device.`]),
    ...(slowed > 0 ? [t`${entries(slowed)} of a device that sends very much still to come.`] : []),
    ...bad.map(([why, number]) => t`${entries(number)} not taken: ${why}.`),
    ...(unsigned === 0 ? [] : [t`${entries(unsigned)} unsigned: who wrote them cannot be checked.`]),
    ...(passedOn === 0 ? [] : [t`${entries(passedOn)} passed on by another device than the one that wrote them.`]),
  ];
}

function entries(number: number): string {
  return `${number} ${number === 1 ? 'entry' : 'entries'}`;
}
