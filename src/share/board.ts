/**
 * The board of a team: which incidents are open in its rooms, so that whoever starts on the same alert can join. It is a room like any other,
 * whose name and key are made of the team's key: the server sees that there is one and how long its messages are, not what they hold.
 */
import { alertsOf } from '../incident/alerts.ts';
import { drillOf } from '../incident/drill.ts';
import { factsOf } from '../incident/facts.ts';
import { canonicalText } from '../incident/json.ts';
import { isDeleted } from '../incident/relations.ts';
import { runbooksUsed } from '../incident/runbooks-used.ts';
import type { IncidentState } from '../incident/state.ts';
import { beginningOf } from '../incident/window.ts';
import type { Invitation } from './invitation.ts';
import { type Bytes, fromBase64Url, type Seal, sealOf, toBase64Url } from './seal.ts';
import { alertReason } from './suggest.ts';
import type { OpenTransport, Transport } from './transport.ts';

/** An incident as the board shows it. */
export interface Posted {
  readonly incident: string;
  readonly title: string;
  /** When it began; milliseconds since the epoch. */
  readonly since: number;
  readonly alerts: readonly { readonly name: string; readonly labels: Readonly<Record<string, string>> }[];
  readonly services: readonly string[];
  /** Ids of the runbooks that were used. */
  readonly runbooks: readonly string[];
  /** Resolved, or deleted. */
  readonly isOver: boolean;
  readonly room: string;
  /** The key of its room. */
  readonly secret: string;
}

export type PostedReason = 'same-alert' | 'same-alert-name' | 'same-runbook' | 'same-service';

/** An incident of the board that another may be part of, and why. */
export interface Found {
  readonly posted: Posted;
  readonly why: PostedReason;
}

const utf8 = new TextEncoder();
const limits = { message: 16_000, text: 300, list: 50, incidents: 500 } as const;
/** Whoever cannot reach it by then is not told. Milliseconds. */
const within = 15_000;

/** Where the board of a team is. */
export async function boardOf(teamKey: string): Promise<Invitation> {
  const base = await crypto.subtle.importKey('raw', utf8.encode(teamKey), 'HKDF', false, ['deriveBits']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: utf8.encode('breakglass board'), info: utf8.encode('room and key') };
  const bytes: Bytes = new Uint8Array(await crypto.subtle.deriveBits(derivation, base, (16 + 32) * 8));
  const room = [...bytes.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { room, secret: bytes.slice(16), incident: '' };
}

/** What the board is to show of an incident; undefined for what is no business of the team: a drill, or a log without its beginning. */
export function postOf(state: IncidentState, { room, secret }: Invitation): Posted | undefined {
  const since = beginningOf(state);
  if (since === undefined || drillOf(state) !== undefined) return undefined;
  const { title, services, status } = factsOf(state);
  const short = (text: string) => text.slice(0, limits.text);
  return {
    incident: state.incident,
    title: short(title),
    since,
    alerts: alertsOf(state)
      .slice(0, 10)
      .map(({ name, labels }) => ({
        name: short(name),
        labels: Object.fromEntries([...labels].slice(0, 20).map(([label, value]) => [short(label), short(value)])),
      })),
    services: services.slice(0, limits.list).map(short),
    runbooks: runbooksUsed(state)
      .slice(0, limits.list)
      .map(({ id }) => short(id)),
    isOver: status === 'resolved' || isDeleted(state),
    room,
    secret: toBase64Url(secret),
  };
}

/** The open incident of the board that this one is likeliest to be part of. */
export function findPosted(state: IncidentState, board: Iterable<Posted>): Found | undefined {
  const order: readonly PostedReason[] = ['same-alert', 'same-alert-name', 'same-runbook', 'same-service'];
  const found = [...board].flatMap((posted) => {
    const why = posted.isOver || posted.incident === state.incident ? undefined : reason(state, posted);
    return why === undefined ? [] : [{ posted, why }];
  });
  const [best] = found.sort((a, b) => order.indexOf(a.why) - order.indexOf(b.why) || b.posted.since - a.posted.since);
  return best;
}

function reason(state: IncidentState, { alerts, services, runbooks }: Posted): PostedReason | undefined {
  const why = alertReason(
    alertsOf(state),
    alerts.map(({ name, labels }) => ({ name, labels: new Map(Object.entries(labels)) })),
  );
  if (why !== undefined) return why === 'elsewhere' ? undefined : why;
  if (runbooksUsed(state).some(({ id }) => runbooks.includes(id))) return 'same-runbook';
  return factsOf(state).services.some((service) => services.includes(service)) ? 'same-service' : undefined;
}

export interface Board {
  /** By incident, as it was posted last. */
  readonly posted: ReadonlyMap<string, Posted>;
  /** Posts an incident, unless the board shows it so already. */
  post(posted: Posted): Promise<void>;
  close(): Promise<void>;
}

/** Reads the board; undefined when it cannot be reached. Never rejects. */
export async function openBoard(teamKey: string, open: OpenTransport): Promise<Board | undefined> {
  const { room, secret } = await boardOf(teamKey);
  const seal = await sealOf(secret, room);
  const posted = new Map<string, Posted>();
  let transport: Transport | undefined;
  const isRead = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), within);
    const end = (reached: boolean) => {
      clearTimeout(timer);
      resolve(reached);
    };
    transport = open(room, {
      link: ({ is }) => is === 'refused' && end(false),
      lost: () => posted.clear(),
      async messages(messages) {
        for (const one of await Promise.all(messages.map((bytes) => readPost(bytes, seal)))) if (one !== undefined) keep(posted, one);
      },
      caughtUp: () => end(true),
      announced: () => {},
    });
    transport.follow(undefined);
  });
  if (!isRead || transport === undefined) {
    await transport?.close();
    return undefined;
  }
  const reached = transport;
  return {
    posted,
    async post(one) {
      const text = canonicalText(one);
      const before = posted.get(one.incident);
      if (before !== undefined && canonicalText(before) === text) return;
      // The server keeps nothing twice within two minutes: what goes back to what it was has another name.
      const name = await seal.name(`${before === undefined ? '' : canonicalText(before)}\n${text}`);
      await reached.publish({ name, bytes: await seal.close(text) });
    },
    close: () => reached.close(),
  };
}

function keep(posted: Map<string, Posted>, one: Posted): void {
  posted.delete(one.incident);
  posted.set(one.incident, one);
  const [oldest] = posted.keys();
  if (posted.size > limits.incidents && oldest !== undefined) posted.delete(oldest);
}

async function readPost(bytes: Uint8Array, seal: Seal): Promise<Posted | undefined> {
  if (bytes.length > limits.message) return undefined;
  try {
    return postedIn(JSON.parse(await seal.open(bytes)));
  } catch {
    return undefined;
  }
}

/** What was posted or kept, strictly; undefined when it is anything else. */
export function postedIn(value: unknown): Posted | undefined {
  const { incident, title, since, alerts, services, runbooks, isOver, room, secret } = fieldsOf(value);
  if (typeof incident !== 'string' || !/^[\w-]{1,128}$/.test(incident) || !isText(title)) return undefined;
  if (typeof since !== 'number' || Math.abs(since) > 8.64e15 || typeof isOver !== 'boolean') return undefined;
  if (typeof room !== 'string' || !/^[0-9a-f]{32}$/.test(room) || typeof secret !== 'string') return undefined;
  if (fromBase64Url(secret)?.length !== 32 || !isTexts(services) || !isTexts(runbooks)) return undefined;
  if (!Array.isArray(alerts) || alerts.length > limits.list) return undefined;
  const read = alerts.flatMap((alert: unknown) => {
    const { name, labels } = fieldsOf(alert);
    const pairs = Object.entries(fieldsOf(labels)).filter((pair): pair is [string, string] => isText(pair[0]) && isText(pair[1]));
    return isText(name) ? [{ name, labels: Object.fromEntries(pairs.slice(0, limits.list)) }] : [];
  });
  return { incident, title, since, alerts: read, services, runbooks, isOver, room, secret };
}

/** The way into the room of what was posted. */
export function invitationOf({ room, secret, incident }: Posted): Invitation | undefined {
  const bytes = fromBase64Url(secret);
  return bytes && { room, secret: bytes, incident };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= limits.text;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= limits.list && value.every(isText);
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
