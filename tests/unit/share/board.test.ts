/** The board of a team: what is posted, found and refused, over a server in memory. */
import { expect, test } from 'vitest';
import { startIncident } from '../../../src/incident/commands/incident.ts';
import { logOf } from '../../../src/incident/log.ts';
import { createRecorder } from '../../../src/incident/recorder.ts';
import { fold, type IncidentState } from '../../../src/incident/state.ts';
import { boardOf, findPosted, invitationOf, openBoard, type Posted, postedIn, postOf } from '../../../src/share/board.ts';
import { newInvitation } from '../../../src/share/invitation.ts';
import { sealOf } from '../../../src/share/seal.ts';
import { memoryServer } from '../../support/memory-server.ts';

const teamKey = 'k'.repeat(32);

interface Started {
  readonly alert?: string;
  readonly labels?: Record<string, string>;
  readonly services?: readonly string[];
}

let actors = 0;
function incident({ alert, labels = {}, services = [] }: Started): IncidentState {
  actors += 1;
  const recorder = createRecorder(`${actors}`.padStart(32, '0'), () => 1_000_000 + actors);
  const alerts = alert === undefined ? [] : [{ name: alert, labels }];
  const outcome = startIncident(recorder, { title: `Of ${alert}`, services, alerts });
  if (!outcome.ok) throw new Error(outcome.message);
  return fold(logOf(outcome.events));
}

function posted(started: Started, change: Partial<Posted> = {}): Posted {
  const state = incident(started);
  const post = postOf(state, newInvitation(state.incident));
  if (post === undefined) throw new Error('nothing to post');
  return { ...post, ...change };
}

const stale = { alert: 'DataStale', labels: { namespace: 'shop', pod: 'a' } };

test.each<[string, Started, Posted, string | undefined]>([
  ['the same alert', stale, posted(stale), 'same-alert'],
  ['of the same name', stale, posted({ ...stale, labels: { namespace: 'shop', pod: 'b' } }), 'same-alert-name'],
  ['in another place', stale, posted({ ...stale, labels: { namespace: 'other' } }), undefined],
  ['the same service', { services: ['shop'] }, posted({ services: ['shop', 'users'] }), 'same-service'],
  ['another service', { services: ['shop'] }, posted({ services: ['users'] }), undefined],
  ['resolved', stale, posted(stale, { isOver: true }), undefined],
])('%s', (_, mine, other, why) => {
  expect(findPosted(incident(mine), [other])?.why).toBe(why);
});

test('the likeliest of several, and never itself', () => {
  const mine = incident({ ...stale, services: ['shop'] });
  const [service, alert] = [posted({ services: ['shop'] }), posted(stale)];
  expect(findPosted(mine, [service, alert])?.posted).toBe(alert);
  const own = postOf(mine, newInvitation(mine.incident));
  expect(own && findPosted(mine, [own])).toBeUndefined();
});

test('what is posted is read by whoever has the key of the team, once, and as it was posted last', async () => {
  const server = memoryServer();
  const [one, other] = [posted(stale), posted({ services: ['shop'] })];
  const board = await openBoard(teamKey, server.open);
  await board?.post(one);
  await board?.post(other);
  const later = await openBoard(teamKey, server.open);
  await later?.post(one);
  expect(server.kept).toHaveLength(2);
  await later?.post({ ...one, isOver: true });
  const last = await openBoard(teamKey, server.open);
  expect([...(last?.posted.values() ?? [])]).toEqual([other, { ...one, isOver: true }]);
  expect(invitationOf(one)).toMatchObject({ room: one.room, incident: one.incident });
  const stranger = await openBoard('another'.repeat(8), server.open);
  expect(stranger?.posted.size).toBe(0);
  // Nothing that a server sees has a word of it.
  const seen = server.kept.map((bytes) => new TextDecoder('latin1').decode(bytes)).join('');
  expect(seen).not.toMatch(/DataStale|shop/);
});

test('what is no post is left out, and a server that refuses is no board', async () => {
  const server = memoryServer();
  const { room, secret } = await boardOf(teamKey);
  const seal = await sealOf(secret, room);
  const right = posted(stale);
  const wrong: readonly unknown[] = [
    null,
    [],
    { ...right, since: 'today' },
    { ...right, since: 1e300 },
    { ...right, room: '../x' },
    { ...right, secret: 'short' },
    { ...right, title: 'x'.repeat(301) },
    { ...right, services: Array.from({ length: 51 }, () => 'x') },
    { ...right, alerts: 'DataStale' },
    { ...right, incident: '<b>' },
  ];
  for (const one of wrong) {
    expect(postedIn(one)).toBeUndefined();
    server.put(await seal.close(JSON.stringify(one)));
  }
  server.put(new Uint8Array(50));
  server.put(new Uint8Array(20_000));
  expect((await openBoard(teamKey, server.open))?.posted.size).toBe(0);
  const refusing = await openBoard(teamKey, (_room, listener) => {
    queueMicrotask(() => listener.link({ is: 'refused', why: 'no' }));
    return { publish: async () => ({ refused: 'no' }), follow: () => {}, announce: () => {}, close: async () => {} };
  });
  expect(refusing).toBeUndefined();
});
