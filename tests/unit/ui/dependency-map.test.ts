/** The picture of what depends on what. */
import { describe, expect, test } from 'vitest';
import { addressAt } from '../../../src/content/address.ts';
import type { Service } from '../../../src/content/site.ts';
import { boxSize, dependencyMap } from '../../../src/ui/pictures/dependency-map.ts';

type Named = Readonly<Record<string, readonly string[]>>;

/** Services by name with what each depends on; what has no entry of its own lies outside. */
function services(named: Named): Service[] {
  return Object.entries(named).map(([id, dependencies]) => ({
    id,
    title: id,
    address: addressAt(`runbooks/${id}/`),
    file: '',
    kind: 'service',
    description: '',
    owner: '',
    channel: '',
    tier: null,
    scope: {},
    escalation: [],
    dashboards: [],
    order: [],
    links: [],
    runbooks: [],
    sheets: [],
    overview: '',
    dependencies: dependencies.map((title) => {
      const internal = Object.hasOwn(named, title);
      return { title, internal, href: internal ? addressAt(`runbooks/${title}/`) : '', note: '' };
    }),
  }));
}

describe('the map of dependencies', () => {
  test('is none where nobody depends on anything', () => {
    expect(dependencyMap(services({ web: [], shop: [] }))).toBeUndefined();
  });

  test('has callers left of what they call, and says each dependency', () => {
    const map = dependencyMap(services({ web: ['shop'], shop: ['users', 'bank'], users: [], alone: [] }));
    const left = (title: string) => map?.boxes.find((box) => box.title === title)?.x ?? Number.NaN;
    expect(map?.boxes.map(({ title, isOutside }) => [title, isOutside])).toEqual([
      ['web', false],
      ['shop', false],
      ['users', false],
      ['bank', true],
    ]);
    expect(left('web')).toBeLessThan(left('shop'));
    expect(left('shop')).toBeLessThan(left('users'));
    expect(map?.lines.map(({ text }) => text)).toEqual(['web depends on shop', 'shop depends on users', 'shop depends on bank']);
  });

  test.each<[string, Named]>([
    ['a circle', { a: ['b'], b: ['c'], c: ['a'] }],
    ['itself', { a: ['a', 'b'], b: [] }],
    ['the same outside thing twice', { a: ['db'], b: ['db'] }],
    ['many', Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`s${at}`, [`s${(at * 7) % 30}`, `db${at % 5}`]]))],
  ])('draws every box apart from the others and inside of the picture: %s', (_, named) => {
    const map = dependencyMap(services(named));
    if (map === undefined) throw new Error('no map');
    for (const [at, box] of map.boxes.entries()) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y + boxSize.height).toBeLessThanOrEqual(map.height);
      expect(box.x + boxSize.width).toBeLessThanOrEqual(map.width);
      for (const other of map.boxes.slice(at + 1)) {
        const isApart = Math.abs(box.x - other.x) >= boxSize.width || Math.abs(box.y - other.y) >= boxSize.height;
        expect(isApart, `${box.title} and ${other.title}`).toBe(true);
      }
    }
    for (const { path } of map.lines) expect(path).toMatch(/^M[-\d.]+ [-\d.]+C[-\d. ]+$/);
  });

  test('is none where it would hold more than anybody can read', () => {
    expect(dependencyMap(services(Object.fromEntries(Array.from({ length: 80 }, (_, at) => [`s${at}`, [`s${at + 1}`]]))))).toBeUndefined();
  });
});
