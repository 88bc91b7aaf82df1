/** What is said about the offline copy: only what is known, and what to do. */
import { describe, expect, test } from 'vitest';
import { ago, describeOffline } from '../../../src/offline/page/describe.ts';
import { describeShort } from '../../../src/offline/page/short.ts';
import type { OfflineState } from '../../../src/offline/page/state.ts';
import type { PackStatus, Status } from '../../../src/offline/shared/messages.ts';

const now = Date.parse('2026-11-23T09:00:00Z');
const pack = (name: string, runbooks: number, here = true): PackStatus => ({
  name,
  title: name.replace(/^service./, ''),
  size: 1000,
  runbooks,
  entries: 1,
  optional: name.startsWith('service/'),
  wanted: true,
  here,
});
const ready: Status = {
  version: '3f2a91c',
  builtAt: '2026-11-21T08:00:00Z',
  runbooks: { here: 117, of: 117 },
  queries: 12,
  search: true,
  packs: [pack('program', 0), pack('service/etcd', 117), pack('search', 0)],
  thorough: false,
};
const allowed = 7;
const told = (state: OfflineState) => describeOffline(state, allowed, now);
const short = (state: OfflineState) => describeShort(state, allowed, now);

describe('the offline copy', () => {
  test('is ready', () => {
    expect(told({ status: ready })).toBe('Ready offline: 117 of 117 runbooks, search, queries; version 3f2a91c, built 2 days ago.');
    expect(short({ status: ready })).toEqual({ level: 'fine', text: 'Ready offline' });
    expect(told({ status: { ...ready, queries: 0 } })).toContain('117 of 117 runbooks, search; version');
  });

  test('is here in part: never called ready', () => {
    const status: Status = {
      ...ready,
      runbooks: { here: 0, of: 117 },
      search: false,
      packs: [pack('program', 0), pack('service/etcd', 117, false), pack('search', 0, false)],
    };
    expect(told({ status })).toBe('Partly ready offline: 0 of 117 runbooks, no search, some queries; version 3f2a91c, built 2 days ago.');
    expect(short({ status })).toEqual({ level: 'notice', text: 'Partly ready offline' });
  });

  test('is here as far as somebody chose: ready, with what is kept', () => {
    const left = { ...pack('service/web', 77, false), wanted: false };
    const status: Status = {
      ...ready,
      runbooks: { here: 40, of: 117 },
      packs: [pack('program', 0), pack('service/checkout', 40), left, pack('search', 0)],
    };
    expect(told({ status })).toBe('Ready offline: 40 of 117 runbooks: checkout; search, some queries; version 3f2a91c, built 2 days ago.');
    expect(short({ status })).toEqual({ level: 'fine', text: 'Ready offline: 40 of 117 runbooks' });
    const damaged = { ...status, packs: status.packs.map((one) => (one.name === 'service/checkout' ? { ...one, here: false } : one)) };
    expect(short({ status: damaged }).text).toBe('Partly ready offline');
    const none = { ...status, packs: [pack('program', 0), left], runbooks: { here: 0, of: 117 } };
    expect(told({ status: none })).toContain('0 of 117 runbooks: incident response alone; search');
  });

  test('warns when the server has been silent for long, from what it said last or else from the build, and stays ready', () => {
    const verified = (iso: string) => ({ status: ready, verified: iso });
    expect(short(verified('2026-11-16T09:00:01Z'))).toEqual({ level: 'fine', text: 'Ready offline' });
    expect(short(verified('2026-11-16T09:00:00Z'))).toEqual({ level: 'notice', text: 'Ready offline, not checked for 7 days' });
    expect(told({ ...verified('2026-11-01T22:00:00Z'), noAnswer: { kind: 'unreachable', address: '/sw.js' } })).toMatch(
      /^Ready offline: .* Access not verified since 2026-11-01: for 21 days the server has not confirmed .*\. Runbooks may have changed\. The server cannot be reached/,
    );
    // Built long ago, and still the server's version: nothing to warn of.
    const old = { ...ready, builtAt: '2025-11-21T08:00:00Z' };
    expect(told({ status: old, verified: '2026-11-23T08:00:00Z' })).toMatch(/built 367 days ago\.$/);
    expect(short({ status: old }).text).toBe('Ready offline, not checked for 367 days');
    // A clock that was set back.
    expect(short(verified('2026-12-24T00:00:00Z')).level).toBe('fine');
  });

  test('is being fetched, and a version in use is told before a newer one that is being fetched', () => {
    const fetching = { received: 1_240_000, total: 3_700_000 };
    expect(told({ fetching })).toBe('Getting ready offline: 1.2 of 3.7 MB.');
    expect(short({ fetching }).text).toBe('Getting ready offline: 1.2 of 3.7 MB');
    expect(short({ fetching, status: ready }).text).toBe('Ready offline');
  });

  test('says why a newer version is not here, with what an operator needs', () => {
    const failure = { kind: 'other bytes', address: '/ops/offline/a.pack', expected: 'e1', received: 'r1', page: false } as const;
    expect(told({ status: ready, failure })).toMatch(
      /^Ready offline: .* A newer version could not be fetched\. Something on the way has altered \/ops\/offline\/a\.pack: expected sha256 e1, received r1\. Nothing of it was kept\.$/,
    );
    expect(told({ failure })).toMatch(/^Not ready offline\. Something on the way/);
    expect(told({ status: ready, noAnswer: { kind: 'unreachable', address: '/sw.js' } })).toMatch(
      /Whether there is a newer version is not known\. The server cannot be reached \(\/sw\.js\)\.$/,
    );
  });

  test('does not doubt that there is a newer version when one is here', () => {
    const update = { version: '4', builtAt: ready.builtAt, runbooks: [] };
    expect(told({ status: ready, update, noAnswer: { kind: 'unreachable', address: '/sw.js' } })).toMatch(/built 2 days ago\.$/);
  });

  test('cannot be made here', () => {
    expect(told({ obstacle: 'no https' })).toContain('https');
    expect(short({ obstacle: 'storage blocked' })).toEqual({ level: 'notice', text: 'Not available offline' });
  });

  test('says nothing before it knows', () => {
    expect(told({})).toBe('Looking …');
    expect(short({}).text).toBe('');
    expect(short({ mute: true }).text).toBe('Offline copy not known');
  });
});

test.each([
  [30, 'just now'],
  [60, '1 minute ago'],
  [3600, '1 hour ago'],
  [47 * 3600, '47 hours ago'],
  [48 * 3600, '2 days ago'],
  // A clock that is behind does not make a build of the future.
  [-500, 'just now'],
])('%d s ago', (seconds, words) => {
  expect(ago(new Date(now - seconds * 1000).toISOString(), now)).toBe(words);
});
