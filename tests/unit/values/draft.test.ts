import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftText, parseDraft } from '../../../src/values/draft.ts';
import { type Filled, origins, splitByAge, withFilled, withoutFilled } from '../../../src/values/filled.ts';
import { draftLifetime } from '../../../src/values/lifetime.ts';

const filled = (name: string, value: string, more: Partial<Filled> = {}): Filled => ({ name, value, origin: 'typed', at: 5, ...more });

describe('a draft', () => {
  test('comes back as it was stored', () => {
    const values = [filled('pod', 'a', { service: 'shop' }), filled('constructor', 'b', { origin: 'alert', confirmed: true, at: 3 })];
    expect(parseDraft(draftText(values))).toEqual(values);
    expect(JSON.parse(draftText(values)).oldest).toBe(3);
  });

  test('of an earlier version is of no service and of no day', () => {
    expect(parseDraft('{"namespace":"shop","not a name":"x","pod":""}')).toEqual([filled('namespace', 'shop', { at: 0 })]);
  });

  test('never throws, and loses only what is damaged', () => {
    const sound = filled('pod', 'a');
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (others) => {
        expect(parseDraft(JSON.stringify({ oldest: 1, values: [...others, sound] }))).toContainEqual(sound);
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(Array.isArray(parseDraft(text))).toBe(true);
      }),
    );
  });

  test.each(origins)('keeps how a value came: %s', (origin) => {
    expect(parseDraft(draftText([filled('pod', 'a', { origin })]))).toEqual([filled('pod', 'a', { origin })]);
  });
});

describe('values', () => {
  test('replace and take away those of their own service alone', () => {
    const all = [filled('pod', 'a', { service: 'x' }), filled('pod', 'b', { service: 'y' }), filled('pod', 'c')];
    expect(withFilled(all, [filled('pod', 'd', { service: 'y' })]).map(({ value }) => value)).toEqual(['a', 'c', 'd']);
    expect(withoutFilled(all, [filled('pod', '')]).map(({ value }) => value)).toEqual(['a', 'b']);
  });

  test('are used for half a day @fault-51', () => {
    const all = [filled('pod', 'old', { at: 0 }), filled('pod', 'new', { at: 1, service: 'x' })];
    const { fresh, expired } = splitByAge(all, draftLifetime);
    expect(fresh.map(({ value }) => value)).toEqual(['new']);
    expect(expired.map(({ value }) => value)).toEqual(['old']);
  });
});
