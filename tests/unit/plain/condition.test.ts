import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeCondition, evaluateCondition, namesIn, operators, parseCondition } from '../../../src/plain/condition.ts';
import { seed } from '../../support/seed.ts';

function condition(text: string) {
  const parsed = parseCondition(text);
  if ('found' in parsed) throw new Error(parsed.found);
  return parsed.condition;
}

const holds = (text: string, values: Record<string, string>) => evaluateCondition(condition(text), (name) => values[name]);

describe('a condition', () => {
  it.each([
    ['region == eu', { region: 'eu' }, true],
    ['region = eu', { region: 'eu' }, true],
    ['region == eu', { region: 'us' }, false],
    ['region == eu', {}, undefined],
    ['region == "eu west"', { region: 'eu west' }, true],
    ['region != eu', { region: 'us' }, true],
    ['severity <= 2', { severity: 'SEV1' }, true],
    ['severity <= SEV2', { severity: 'SEV3' }, false],
    ['severity == 1', { severity: 'SEV1' }, true],
    ['severity > 2', {}, undefined],
    ['replicas >= 3', { replicas: '10' }, true],
    ['replicas >= 3', { replicas: 'many' }, undefined],
    ['region == eu and tier != free', { region: 'eu', tier: 'paid' }, true],
    ['region == eu and tier != free', { region: 'us' }, false],
    ['region == eu and tier != free', { region: 'eu' }, undefined],
    ['region == eu or region == us', { region: 'us' }, true],
    ['region == eu || severity <= 2', { region: 'us' }, undefined],
    ['a == 1 and b == 2 or c == 3', { c: '3' }, true],
  ] as const)('%s with %o is %s', (text, values, expected) => {
    expect(holds(text, values)).toBe(expected);
  });

  it.each([
    '',
    'region',
    'region eu',
    'region == ',
    '== eu',
    'region == eu and',
    'severity <= 5',
    'severity == eu',
    'a < b < c',
    'region == "eu',
  ])('is not: %s', (text) => {
    expect(parseCondition(text)).toHaveProperty('found');
  });

  it.each([
    ['region == eu', 'region is eu'],
    ['severity <= 2', 'SEV2 or worse'],
    ['severity > sev-3', 'milder than SEV3'],
    ['severity != 1 and region != eu or replicas < 3', 'not SEV1 and region is not eu, or replicas is below 3'],
  ])('%s reads “%s”', (text, words) => {
    expect(describeCondition(condition(text))).toBe(words);
  });

  it('never changes its answer by what is learnt later', () => {
    const name = fc.constantFrom('a', 'b', 'severity');
    const comparison = fc
      .tuple(name, fc.constantFrom(...operators), fc.constantFrom('1', '2', '3'))
      .map(([left, operator, right]) => `${left} ${operator} ${right}`);
    const text = fc
      .array(fc.array(comparison, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map((alternatives) => alternatives.map((all) => all.join(' and ')).join(' or '));
    const values = fc.record({
      a: fc.constantFrom('1', '2', '3'),
      b: fc.constantFrom('1', '2', '3'),
      severity: fc.constantFrom('SEV1', 'SEV2', 'SEV3'),
    });
    fc.assert(
      fc.property(text, values, fc.subarray(['a', 'b', 'severity'] as const), (written, all, known) => {
        const whole = holds(written, all);
        const part = holds(written, Object.fromEntries(known.map((one) => [one, all[one]])));
        expect(whole).not.toBeUndefined();
        if (part !== undefined) expect(part).toBe(whole);
        expect(namesIn(condition(written)).every((one) => written.includes(one))).toBe(true);
      }),
      { numRuns: 300, seed },
    );
  });

  it('is read in good time whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 600 }), (text) => {
        expect(parseCondition(text)).toBeTypeOf('object');
      }),
      { numRuns: 200, seed },
    );
    for (const text of ['a'.repeat(500), `${'a == b and '.repeat(45)}`, ' '.repeat(500), `a ==${' x'.repeat(240)}`]) parseCondition(text);
  });
});
