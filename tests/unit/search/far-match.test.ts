/** What the index answers to a word that no record has. */
import { expect, test } from 'vitest';
import { isFarMatch } from '../../../src/ui/client/search/far-match.ts';

test.each([
  [['zzzz'], ['Z'], true],
  [['xxyyqq'], ['5xx'], true],
  [['zzzz'], ['R', 'Z,'], true],
  // Stems, parts of names, other words for the same, and what is at a second place.
  [['restarting'], ['restart'], false],
  [['crash'], ['KubePodCrashLooping'], false],
  [['restart', 'reboot'], ['rebooted'], false],
  [['leader'], ['x', 'etcdNoLeader'], false],
  // Too little is known of these.
  [['cpu'], ['C'], false],
  [['機器人'], ['機'], false],
  [['übertragung'], ['ü'], false],
  [['out of memory'], ['oom'], false],
  [['zzzz'], [], false],
] as const)('%j found by %j: %s', (asked, found, isFar) => {
  expect(isFarMatch(asked, found)).toBe(isFar);
});
