/** The path that a site lies below. */
import { describe, expect, it } from 'vitest';
import { normaliseBase } from '../../../src/command/base-path.ts';
import { UsageError } from '../../../src/command/usage-error.ts';

describe('the base', () => {
  it.each([
    ['', '/'],
    ['/', '/'],
    ['//', '/'],
    ['ops', '/ops/'],
    ['/ops//run-books/', '/ops/run-books/'],
    ['/~me/v1.2_x', '/~me/v1.2_x/'],
  ])('%j is %j', (written, base) => expect(normaliseBase(written)).toBe(base));

  // Each built a site that could not be served, or ended the build with the name of a file that nobody wrote.
  it.each([
    '/a b/',
    '/a%20b/',
    '/%2e%2e/',
    '/../x/',
    '/./',
    '/é/',
    '/a?b/',
    '/a#b/',
    '/*/',
    '/<x>/',
    '/"/',
    'https://example.com/x',
    '/a\\b/',
    '/a\nb/',
  ])('%j is refused', (written) => expect(() => normaliseBase(written)).toThrow(UsageError));
});
