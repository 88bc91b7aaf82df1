/** What is said about the offline copy: only what is known, and what to do. */
import { describe, expect, test } from 'vitest';
import { tellShort } from '../../../src/offline/page/short.ts';
import type { OfflineState } from '../../../src/offline/page/state.ts';
import { ago, tellOffline } from '../../../src/offline/page/tell.ts';
import type { PackStatus, Status } from '../../../src/offline/shared/messages.ts';

const now = Date.parse('2026-11-23T09:00:00Z');
const pack = (name: string, runbooks: number, here = true): PackStatus => ({ name, title: name, size: 1000, runbooks, here });
const ready: Status = {
  version: '3f2a91c',
  builtAt: '2026-11-21T08:00:00Z',
  runbooks: { here: 117, of: 117 },
  queries: 12,
  search: true,
  packs: [pack('program', 0), pack('service/etcd', 117), pack('search', 0)],
  thorough: false,
};
const told = (state: OfflineState) => tellOffline(state, now);

describe('the offline copy', () => {
  test('is ready', () => {
    expect(told({ status: ready })).toBe('Ready offline: 117 of 117 runbooks, search, queries; version 3f2a91c, built 2 days ago.');
    expect(tellShort({ status: ready })).toEqual({ level: 'fine', text: 'Ready offline' });
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
    expect(tellShort({ status })).toEqual({ level: 'notice', text: 'Partly ready offline' });
  });

  test('is being fetched, and a version in use is told before a newer one that is being fetched', () => {
    const fetching = { received: 1_240_000, total: 3_700_000 };
    expect(told({ fetching })).toBe('Getting ready offline: 1.2 of 3.7 MB.');
    expect(tellShort({ fetching }).text).toBe('Getting ready offline: 1.2 of 3.7 MB');
    expect(tellShort({ fetching, status: ready }).text).toBe('Ready offline');
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
    expect(tellShort({ obstacle: 'storage blocked' })).toEqual({ level: 'notice', text: 'Not available offline' });
  });

  test('says nothing before it knows', () => {
    expect(told({})).toBe('Looking …');
    expect(tellShort({}).text).toBe('');
    expect(tellShort({ mute: true }).text).toBe('Offline copy not known');
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
