/** Names of authors are read in a time that grows with their length, and have a limit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressPart, alertAddress, aliasAddresses, formerPart } from '../../src/content/address.ts';
import { nameText, titleText } from '../../src/content/schema/common.ts';
import { identifierEnds, pathEnds, splitName } from '../../src/search/split-name.ts';
import { seed } from '../support/seed.ts';

/** What backtracking readers try from every place: one or two characters in turn, many times, with an end that does not fit. */
const pieces = ['A', 'Aa', '.', '-', '-.', ' ', '_', '/', './', 'a/', '%', 'A_', '9', 'ß', '(', '{', ',;'];
const ends = ['', '!', 'a', 'Z', '\n'];

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  splitName,
  identifierEnds,
  pathEnds,
  addressPart,
  formerPart,
  alertAddress,
  aliasAddresses,
};

describe('names of any length', () => {
  // A reader that tries again from each place takes minutes for these: the test's own limit fails it.
  it.each(Object.entries(readers))(
    `are read by %s (seed ${seed}) @repeats`,
    (_, read) => {
      fc.assert(
        fc.property(fc.integer({ min: 80_000, max: 120_000 }), (length) => {
          for (const piece of pieces) for (const end of ends) expect(read(`x${piece.repeat(length)}${end}`)).toBeDefined();
        }),
        { seed, numRuns: 1 },
      );
    },
    15_000,
  );

  it(`beyond the limit are refused (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (length) => {
        for (const schema of [nameText, titleText]) expect(schema.safeParse('A'.repeat(length)).success).toBe(length <= 1000);
      }),
      { seed },
    );
  });
});

it.each([
  ['KubePodCrashLooping', 'Kube Pod Crash Looping'],
  ['HTTPServerDown', 'HTTP Server Down'],
  ['etcdNoLeader', 'etcd No Leader'],
  ['CPUThrottlingHigh', 'CPU Throttling High'],
  ['ABcDe', 'A Bc De'],
  ['AAAA', 'AAAA'],
])('%s is found by its words', (name, words) => expect(splitName(name)).toBe(words));
