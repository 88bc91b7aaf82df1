/** Patterns of variables: those that people need are taken, those that could freeze the build or the page are refused. */
import { describe, expect, it } from 'vitest';
import { unsuited } from '../../../src/fill/value.ts';
import { patternFault } from '../../../src/query/pattern.ts';
import { variablesSchema } from '../../../src/query/variable.ts';

describe('patternFault @fault-50 @fault-52', () => {
  it.each([
    '[a-z0-9]([-a-z0-9]*[a-z0-9])?',
    '\\d{1,3}(\\.\\d{1,3}){3}',
    '[\\w.-]+@[\\w.-]+',
    '(?:[a-z]+,)*[a-z]+',
    '(prod|staging|dev)',
    '(eu|us)-(west|east)-\\d',
    'v\\d+(\\.\\d+)*',
    '(a|b)+',
    '[a-z]{1,63}(\\.[a-z]{1,63}){0,8}',
    '[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}',
    '[\\w.-]+@[\\w.-]+\\.[a-z]{2,}',
    '.*-.*',
    'https?://[^/]+(/.*)?',
    '(?:[a-z0-9]+-)*[a-z0-9]+',
    '(?!default$)[a-z-]+',
    '\\S+',
  ])('takes %s', (pattern) => {
    expect(patternFault(pattern)).toBeUndefined();
  });

  it.each([
    '(a{0,50}){0,50}x',
    '(a{1,30}b?){1,30}',
    '(a|b|ab)*c',
    '(?:a?){30}a{30}',
    '([a-z]|[a-c])+!',
    '(a*)*b',
    '(a|ab|b){9,}c',
    '(?=(a+)+b)a*',
    '.*.*.*.*x',
    '(?=(a+))\\1b',
    'a?'.repeat(24) + 'a'.repeat(24),
  ])('refuses %s, which would freeze the page', (pattern) => {
    expect(patternFault(pattern)).toMatch(/^expected /);
  });

  it('asks no pattern about a value that is too long for it', () => {
    expect(unsuited({ pattern: '.*-.*-.*' }, 'a'.repeat(501))).toBe('expected at most 500 characters');
    expect(unsuited({ pattern: 'a+' }, 'a'.repeat(500))).toBe('');
    expect(unsuited({}, 'a'.repeat(501))).toBe('');
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
