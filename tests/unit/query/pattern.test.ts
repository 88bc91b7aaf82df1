/** Patterns of variables: those that people need are taken, those that could freeze the build or the page are refused. */
import { describe, expect, it } from 'vitest';
import { patternFault } from '../../../src/query/pattern.ts';
import { variablesSchema } from '../../../src/query/variable.ts';

describe('patternFault @fault-50', () => {
  it.each([
    '[a-z0-9]([-a-z0-9]*[a-z0-9])?',
    '\\d{1,3}(\\.\\d{1,3}){3}',
    '[\\w.-]+@[\\w.-]+',
    '(?:[a-z]+,)*[a-z]+',
    '(prod|staging|dev)',
    '(eu|us)-(west|east)-\\d',
    'v\\d+(\\.\\d+)*',
    '(a|b)+',
  ])('takes %s', (pattern) => {
    expect(patternFault(pattern)).toBeUndefined();
  });

  it.each(['(a+)+', '([a-z0-9]+-?)+', '(.*)*', '(x+x+)+y', '(a|a)*', '(|){40}x', '(?:ab|ab)+', `${'a'.repeat(301)}`, '(', '[z-a]'])(
    'refuses %s',
    (pattern) => {
      expect(patternFault(pattern)).toMatch(/^expected a regular expression/);
    },
  );

  it('is asked before the default is', () => {
    const value = `${'a'.repeat(40)}!`;
    expect(variablesSchema.safeParse({ x: { default: value, pattern: '(a+)+' } }).success).toBe(false);
    expect(variablesSchema.safeParse({ x: { default: 'aaa', pattern: 'a+' } }).success).toBe(true);
  });
});
