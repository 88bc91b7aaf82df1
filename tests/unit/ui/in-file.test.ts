/** Addresses in the break-glass file, and how it tells its age. */
import { describe, expect, test } from 'vitest';
import { ageOf } from '../../../src/ui/client/in-file/age.ts';
import { hashOf, isSamePage, routeOf, routeTo } from '../../../src/ui/client/in-file/route.ts';

const home = { path: '', query: '', anchor: '' };

describe('an address', () => {
  test.each([
    ['', home],
    ['#/', home],
    ['#steps', home],
    ['#/runbooks/a/', { ...home, path: 'runbooks/a/' }],
    ['#/search/?q=a%23b#kind=step', { path: 'search/', query: '?q=a%23b', anchor: '#kind=step' }],
    ['#/runbooks/%C3%9F/', { ...home, path: 'runbooks/ß/' }],
    ['#/100%/', { ...home, path: '100%/' }],
    ['#join=abc.def', { path: 'incident/', query: '', anchor: '#join=abc.def' }],
    ['#add=H4sI', { path: 'incident/', query: '', anchor: '#add=H4sI' }],
  ])('%s', (hash, route) => {
    expect(routeOf(hash)).toEqual(route);
    expect(routeOf(hashOf(route))).toEqual(route);
  });

  test('a page is another when its path or its query is', () => {
    expect(isSamePage(routeOf('#/a/#x'), routeOf('#/a/#y'))).toBe(true);
    expect(isSamePage(routeOf('#/a/?q=1'), routeOf('#/a/'))).toBe(false);
  });
});

describe('a link', () => {
  const disk = 'file:///C:/stick/breakglass.html#/runbooks/a/';
  test.each([
    // As they stand in pages, and as the code of pages makes them.
    ['/ops/runbooks/b/#x', { path: 'runbooks/b/', query: '', anchor: '#x' }],
    ['file:///C:/ops/search/?q=1', { path: 'search/', query: '?q=1', anchor: '' }],
    ['#/alerts/', { ...home, path: 'alerts/' }],
    // Out of the site, or nowhere.
    ['/other/', undefined],
    ['https://example.com/ops/', undefined],
    ['blob:null/1', undefined],
    ['mailto:a@example.com', undefined],
    ['javascript:alert(1)', undefined],
    ['http://[', undefined],
    ['#steps', undefined],
  ])('%s', (link, route) => {
    expect(routeTo(link, disk, '/ops/')).toEqual(route);
  });

  test('of a site at the root of its host, with the file anywhere', () => {
    expect(routeTo('/runbooks/b/', 'file:///home/me/breakglass.html', '/')).toEqual({ ...home, path: 'runbooks/b/' });
    expect(routeTo('/', 'https://ops.example/breakglass.html', '/')).toEqual(home);
    expect(routeTo('https://ops.example/a/', 'file:///home/me/breakglass.html', '/')).toBeUndefined();
  });
});

describe('the age', () => {
  const stamp = { version: 'a1', builtAt: '2026-11-21T08:30:12.000Z' };
  const aged = (days: number) => ageOf(stamp, Date.parse(stamp.builtAt) + days * 24 * 60 * 60 * 1000);
  test.each([
    [0.9, 'less than a day old', false],
    [1, '1 day old', false],
    [30.5, '30 days old', false],
    [31, '31 days old', true],
    [-1, 'this clock is behind its own', false],
  ])('after %d days', (days, words, isOld) => {
    expect(aged(days).text).toMatch(new RegExp(`^This is a copy: ${words}\\. Built 2026-11-21 08:30 UTC, version a1\\.`));
    expect(aged(days).isOld).toBe(isOld);
  });
});
