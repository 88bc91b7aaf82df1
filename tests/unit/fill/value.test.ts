/** Values against what is asked of them, and in the places where they stand. */
import { describe, expect, it } from 'vitest';
import { fillIn, unsuited } from '../../../src/fill/value.ts';

describe('what a value must be', () => {
  it('is the whole pattern', () => {
    const demands = { pattern: '[a-z][-a-z]*|all' };
    expect(unsuited(demands, 'prod')).toBe('');
    expect(unsuited(demands, 'prod"} or vector(1)')).toBe('expected [a-z][-a-z]*|all');
    expect(unsuited(demands, 'prod\n')).not.toBe('');
  });

  it('is one of the choices', () => {
    expect(unsuited({ choices: ['1m', '5m'] }, '5m')).toBe('');
    expect(unsuited({ choices: ['1m', '5m'] }, '6m')).toBe('expected one of 1m, 5m');
  });
});

describe('a value in its place', () => {
  it.each([
    [['go-double'], 'a"b\\c\nd', String.raw`a\"b\\c\nd`],
    [['go-double'], 'x\u202ey', String.raw`x\u202ey`],
    [['go-double'], '\u{e0001}', String.raw`\U000e0001`],
    [['go-single'], `it's "x"`, String.raw`it\'s "x"`],
    [['regex', 'go-double'], '10.0.0.1:90+', String.raw`10\\.0\\.0\\.1:90\\+`],
    [['replacement', 'go-double'], '$1', '$$1'],
    [['go-raw'], 'a"b\\', 'a"b\\'],
    [['duration'], '1h30m', '1h30m'],
    [['metric-name'], 'a:b_c', 'a:b_c'],
  ] as const)('through %j: %j', (slot, value, text) => {
    expect(fillIn({}, slot, value)).toEqual({ text });
  });

  it.each([
    [['go-raw'], 'a`b', 'it holds a backquote, and the text stands between backquotes'],
    [['go-raw'], 'a\nb', 'it holds a line break or a character that cannot be seen'],
    [['duration'], '5', 'expected a duration such as `5m` or `1h30m`'],
    [['duration'], '', 'it is empty'],
    [['name'], 'by', '`by` is a word of the language'],
    [['plain'], '--all', 'expected letters, digits'],
    [['go-double'], '\ud800', 'it is not valid Unicode'],
    [['nowhere'], 'x', 'no value can be put here'],
  ] as const)('not through %j: %j', (slot, value, reason) => {
    expect(fillIn({}, slot, value).refused).toContain(reason);
  });

  it('is refused before it is written when it does not suit the variable', () => {
    expect(fillIn({ pattern: '[a-z]+' }, ['go-double'], 'A').refused).toBe('expected [a-z]+');
  });

  it('that is a regular expression goes into one as it is, if RE2 takes it', () => {
    expect(fillIn({ regex: true }, ['regex', 'go-double'], 'api-.*')).toEqual({ text: 'api-.*' });
    expect(fillIn({ regex: true }, ['regex', 'go-double'], 'api-(').refused).toContain('no valid regular expression');
    expect(fillIn({ regex: true }, ['go-double'], 'api-.*')).toEqual({ text: 'api-.*' });
  });
});
