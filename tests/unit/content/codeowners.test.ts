import { describe, expect, it } from 'vitest';
import { readCodeowners } from '../../../src/content/codeowners.ts';

const owners = (text: string, path: string, prefix = '') => readCodeowners({ path: 'CODEOWNERS', text, prefix }).value(path).join(' ');

/** Patterns and what they fit, as GitHub documents them. */
describe('patterns', () => {
  it.each([
    ['*', 'runbooks/a/b.md', true],
    ['*.md', 'runbooks/a/b.md', true],
    ['*.md', 'runbooks/a/b.mdx', false],
    ['/runbooks/', 'runbooks/a/b.md', true],
    ['runbooks/', 'docs/runbooks/a.md', true],
    ['/runbooks/', 'docs/runbooks/a.md', false],
    ['runbooks/*', 'runbooks/a.md', true],
    ['runbooks/*', 'runbooks/a/b.md', false],
    ['/runbooks/**', 'runbooks/a/b.md', true],
    ['**/shop', 'runbooks/shop/b.md', true],
    ['runbooks/**/cart.md', 'runbooks/cart.md', true],
    ['runbooks/**/cart.md', 'runbooks/a/b/cart.md', true],
    ['/runbooks/shop', 'runbooks/shop/cart.md', true],
    ['/runbooks/shop', 'runbooks/shopping/cart.md', false],
    ['runbooks/my\\ team/', 'runbooks/my team/a.md', true],
    ['a?c.md', 'x/abc.md', true],
    ['a.c', 'x/abc', false],
  ])('%s · %s', (pattern, path, fits) => {
    expect(owners(`${pattern} @org/team`, path)).toBe(fits ? '@org/team' : '');
  });
});

it('takes the last that fits; one without owners says that nobody owns it', () => {
  const text = '# all\n* @org/all # of us\n/runbooks/ @org/sre ops@example.com\n/runbooks/shop/\n';
  expect(owners(text, 'queries/a.yaml')).toBe('@org/all');
  expect(owners(text, 'runbooks/a.md')).toBe('@org/sre ops@example.com');
  expect(owners(text, 'runbooks/shop/a.md')).toBe('');
});

it('reads GitLab’s sections with their default owners', () => {
  const text = '[Docs][2] @docs\n*.md\n^[Shop]\n/runbooks/shop/ @shop\n';
  expect(owners(text, 'runbooks/a.md')).toBe('@docs');
  expect(owners(text, 'runbooks/shop/a.md')).toBe('@shop');
});

it('knows where the content lies in the repository', () => {
  expect(owners('/docs/runbooks/ @org/team', 'runbooks/a.md', 'docs/')).toBe('@org/team');
  expect(owners('/runbooks/ @org/team', 'runbooks/a.md', 'docs/')).toBe('');
  expect(readCodeowners(null).value('a.md')).toEqual([]);
});

it('leaves out patterns that are too large, and reports them @fault-50', () => {
  const { value, problems } = readCodeowners({
    path: 'CODEOWNERS',
    text: `* @all\n${'*a'.repeat(40)} @x\n${'//x'.repeat(5000)} @y\n`,
    prefix: '',
  });
  expect(value('a'.repeat(200))).toEqual(['@all']);
  expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '2 not used: a pattern with 40 wildcards; expected at most 12',
    '3 not used: a pattern of 15000 characters; expected at most 300',
  ]);
});
