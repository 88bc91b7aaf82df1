import { describe, expect, it } from 'vitest';
import type { JumpEntry } from '../../../src/search/jump-list.ts';
import { makeIndex, nearestByEdits, rank } from '../../../src/ui/client/search/rank.ts';

const entries: JumpEntry[] = [
  [0, 'Kube Pod Crash Looping', 'KubePodCrashLooping', 'runbooks/kubernetes/kubepodcrashlooping/', 'kubernetes', ''],
  [0, 'KubePodNotReady', '', 'runbooks/kubernetes/kubepodnotready/', 'kubernetes', ''],
  [0, 'External dependency down', '', 'runbooks/patterns/external-dependency-down/', 'Failure patterns', 'status page'],
  [1, 'etcd', '', 'runbooks/etcd/', '', ''],
  [4, 'All alerts', '', 'alerts/', '', ''],
];
const index = makeIndex(entries);
const first = (typed: string) => rank(index, typed, 5)[0]?.candidate.entry[1];

describe('rank', () => {
  it.each([
    ['KubePodCrashLooping', 'Kube Pod Crash Looping'],
    ['kpcl', 'Kube Pod Crash Looping'],
    ['crash pod', 'Kube Pod Crash Looping'],
    ['kubepodcrashlopping', 'Kube Pod Crash Looping'],
    ['kubepodnotraedy', 'KubePodNotReady'],
    ['etcd', 'etcd'],
    ['status page', 'External dependency down'],
  ])('finds %s', (typed, title) => {
    expect(first(typed)).toBe(title);
  });

  it('finds nothing for nothing, and nothing for what is far from all', () => {
    expect(rank(index, '  ', 5)).toEqual([]);
    expect(rank(index, 'zzzzqqqq', 5)).toEqual([]);
  });
});

it('names within a few edits come nearest first', () => {
  expect(nearestByEdits(index, 'kubepodnotreadi', 2).map(({ entry }) => entry[1])).toEqual(['KubePodNotReady']);
});
