/** What a device keeps of the incidents that it shares. It lies among the preferences of the record, so that erasing the device ends it. */
import type { Invitation } from './invitation.ts';
import { isMoved, type Moved } from './moved.ts';
import { fromBase64Url, toBase64Url } from './seal.ts';
import type { ShareSettings } from './settings.ts';
import type { KeptDevice } from './signature.ts';

/** Names of the preferences. */
export const shareNames = {
  shares: 'shares',
  device: 'share-device',
  signIn: 'share-sign-in',
  /** An open incident of the team that the one at hand may be part of: asked until somebody decides. */
  offer: 'share-offer',
  /** The incident that is being joined, and that which becomes part of it. */
  joining: 'share-joining',
  /** That somebody ended the sharing of an incident here: it does not begin by itself again. */
  stopped: (incident: string): string => `share-stopped:${incident}`,
  progress: (room: string): string => `share-progress:${room}`,
  /** The images that lie beside a room. */
  images: (room: string): string => `share-images:${room}`,
  /** That a page of this device records under this name. */
  actor: (actor: string): string => `share-actor:${actor}`,
} as const;

export interface KeptShare {
  readonly invitation: Invitation;
  readonly settings: ShareSettings;
  /** Left for a new link: those in the room are still to be told. */
  readonly leaving?: Moved | undefined;
  /** The room of the new link that it was left for. */
  readonly leftFor?: string | undefined;
  /** Somebody else had made a new link before this one was made: the others are there. */
  readonly other?: Moved | undefined;
}

export interface SignIn {
  readonly user: string;
  readonly password: string;
}

export function writeShares(shares: readonly KeptShare[]): string {
  if (shares.length === 0) return '';
  return JSON.stringify(
    shares.map(({ invitation: { room, secret, incident }, settings, leaving, leftFor, other }) => ({
      room,
      secret: toBase64Url(secret),
      incident,
      settings,
      leaving,
      leftFor,
      other,
    })),
  );
}

/** What was kept; none where it cannot be read. Only this site writes it. */
export function readShares(text: string | undefined): readonly KeptShare[] {
  const kept = parsed(text);
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((share: unknown) => {
    const { room, secret, incident, settings, leaving, leftFor, other } = fieldsOf(share);
    const bytes = typeof secret === 'string' ? fromBase64Url(secret) : undefined;
    if (typeof room !== 'string' || typeof incident !== 'string' || bytes === undefined || !isSettings(settings)) return [];
    const rest = {
      ...(isMoved(leaving) && { leaving }),
      ...(typeof leftFor === 'string' && { leftFor }),
      ...(isMoved(other) && { other }),
    };
    return [{ invitation: { room, secret: bytes, incident }, settings, ...rest }];
  });
}

export function readSignIn(text: string | undefined): SignIn | undefined {
  const { user, password } = fieldsOf(parsed(text));
  return typeof user === 'string' && typeof password === 'string' ? { user, password } : undefined;
}

/** What is being joined; empty when nothing is. */
export function readJoining(text: string | undefined): { readonly own: string; readonly into: string } {
  const { own, into } = fieldsOf(parsed(text));
  return typeof own === 'string' && typeof into === 'string' ? { own, into } : { own: '', into: '' };
}

export function readKeptDevice(text: string | undefined): KeptDevice | undefined {
  const { key, secret } = fieldsOf(parsed(text));
  return typeof key === 'string' && typeof secret === 'string' ? { key, secret } : undefined;
}

function isSettings(value: unknown): value is ShareSettings {
  const { servers, stream, auth } = fieldsOf(value);
  return (
    Array.isArray(servers) &&
    servers.every((server) => typeof server === 'string') &&
    typeof stream === 'string' &&
    typeof auth === 'object'
  );
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text || 'null');
  } catch {
    return null;
  }
}
