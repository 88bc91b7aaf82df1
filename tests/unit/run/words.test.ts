import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/run/answer.ts';
import { answerWords } from '../../../src/run/words.ts';

const vector = (...series: readonly (readonly [Record<string, string>, string])[]): Result => ({
  type: 'vector',
  series: series.map(([labels, value]) => ({ labels, samples: [{ time: 0, value }] })),
});

describe('an answer in words', () => {
  it.each<[string, Result, string]>([
    ['nothing', vector(), 'no series'],
    ['a scalar', { type: 'scalar', sample: { time: 0, value: '0.8234567' } }, '0.8235'],
    ['one series', vector([{ pod: 'web-1' }, '12345']), '12,345'],
    [
      'two: without what they share',
      vector([{ job: 'web', pod: 'a' }, '1'], [{ job: 'web', pod: 'b' }, 'NaN']),
      '{pod="a"} 1; {pod="b"} NaN',
    ],
    [
      'many',
      vector(...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((pod) => [{ pod }, '1'] as const)),
      expect.stringMatching(/^\{pod="a"\} 1; .*\{pod="e"\} 1; and 2 more$/),
    ],
  ])('%s', (_, result, words) => {
    expect(answerWords(result)).toEqual(words);
  });
});
