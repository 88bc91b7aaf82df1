/** Row 49 of what the product survives: names of any script, case, punctuation and form of Unicode. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressAt,
  addressKey,
  addressOf,
  addressOfPath,
  addressPart,
  alertAddress,
  decodePath,
  fileName,
  pageFile,
  readableAddress,
} from '../../../src/content/address.ts';
import { alertIndex } from '../../../src/content/assemble/alert-index.ts';
import { assemble } from '../../../src/content/assemble.ts';
import { readSources } from '../../../src/content/read.ts';
import { fileStart } from '../../../src/problem/problem.ts';
import { contentRoot } from '../../support/content-root.ts';
import { seed } from '../../support/seed.ts';

const runs = process.env['BREAKGLASS_LONG'] === undefined ? 300 : 5_000;

/** Pieces that names are made of, those that fold together among them. */
const piece = fc.oneof(
  fc.constantFrom(
    'High',
    'high',
    'HIGH',
    'é',
    'e\u0301',
    'ß',
    'SS',
    'データ',
    'データ'.normalize('NFD'),
    'ﾃﾞｰﾀ',
    '遅延',
    'платежи',
    'Σ',
    'İ',
    'ｅ',
  ),
  fc.constantFrom(
    '/',
    ' ',
    '  ',
    '-',
    '_',
    '.',
    '..',
    '+',
    '%',
    '%2F',
    '%41',
    '#',
    '?',
    '&',
    ':',
    '*',
    '"',
    "'",
    '<',
    '\\',
    '\u0000',
    '\n',
    '\u200d',
    '🔥',
  ),
  fc.constantFrom('con', 'aux.x', 'index.html', 'a.png', '\ud800'),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom('長'.repeat(90), 'x'.repeat(260), 'a/'.repeat(400)),
);
const name = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
const text = name.map((value) => value.toWellFormed());

const parts = (path: string) => path.split('/').slice(0, -1);
const bytes = (value: string) => Buffer.byteLength(value);

describe(`addresses @fault-49 @repeats (seed ${seed})`, () => {
  const check = (property: fc.IRawProperty<unknown>) => fc.assert(property, { seed, numRuns: runs });

  it('a part of one is its own part, whatever form of Unicode the name has', () => {
    check(
      fc.property(name, (value) => {
        const part = addressPart(value);
        expect(addressPart(part)).toBe(part);
        expect(part).toBe(part.normalize('NFC'));
        const wellFormed = value.toWellFormed();
        expect(addressPart(wellFormed.normalize('NFD'))).toBe(addressPart(wellFormed.normalize('NFC')));
      }),
    );
  });

  it('names of file systems take every part: no device, no dot at the ends, nothing too long, no slash', () => {
    check(
      fc.property(name, (value) => {
        for (const part of [addressPart(value), ...parts(decodePath(alertAddress(value)))]) {
          expect(bytes(part)).toBeLessThanOrEqual(255);
          expect(part).not.toMatch(/^$|^\.|[. ]$|[\p{Cc}<>"|?*\\/]/u);
          expect(part).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
          expect(part).not.toBe('index.html');
        }
        expect(bytes(pageFile(alertAddress(value)))).toBeLessThan(1000);
      }),
    );
  });

  it('name → address → file → what a browser asks for → address comes round', () => {
    check(
      fc.property(name, (value) => {
        for (const address of [addressOf('runbooks', value), alertAddress(value)]) {
          const asked = new URL(address, 'https://runbooks.example.com/ops/').pathname.slice('/ops/'.length);
          expect(addressAt(asked)).toBe(address);
          expect(pageFile(addressAt(asked))).toBe(pageFile(address));
          expect(addressOfPath(readableAddress(address))).toBe(address);
          // Neither a query nor an anchor begins in it, and it stays one path.
          expect(address).toMatch(/^[\w.~!'()*:%/-]+\/$/);
        }
      }),
    );
  });

  it('an alert answers at its name as Alertmanager escapes it, where hosts can have that name', () => {
    check(
      fc.property(text, (value) => {
        fc.pre(/^[^/.\s\p{Cc}\u2028\u2029<>"|?*\\][^\p{Cc}\u2028\u2029<>"|?*\\]*[^/.\s\p{Cc}\u2028\u2029<>"|?*\\]$/u.test(value));
        fc.pre(bytes(value) < 200 && value.split('/').every((part) => fileName(part) === part && !/^[.\s]|[.\s]$|^$/.test(part)));
        expect(decodePath(alertAddress(value))).toBe(`alerts/${value.normalize('NFC')}/`);
        expect(addressAt(`alerts/${encodeURIComponent(value)}/`)).toBe(alertAddress(value));
      }),
    );
  });

  it('of two alerts each has its own page, or one that offers both', () => {
    const runbook = (id: string, alert: string) => ({ id, alerts: [alert.normalize('NFC')], file: `${id}.md` });
    check(
      fc.property(text, text, (a, b) => {
        fc.pre(a.normalize('NFC') !== b.normalize('NFC'));
        // Only what the index reads of a runbook.
        const runbooks = [runbook('a', a), runbook('b', b)] as unknown as Parameters<typeof alertIndex>[0];
        const { value, problems } = alertIndex(runbooks, () => fileStart);
        const keys = new Set(value.alerts.map(({ address }) => addressKey(address)));
        for (const alert of value.alerts) {
          const page = value.pages.find(({ address }) => address === alert.address);
          expect(page?.runbooks).toEqual(keys.size === 2 ? alert.runbooks : expect.arrayContaining(['a', 'b']));
        }
        const shared = problems.filter(({ message }) => message.startsWith('the alerts '));
        expect(shared).toHaveLength(keys.size === 2 ? 0 : 1);
        // No address is listed twice, also for a host that ignores case: unless both pages are alike.
        for (const one of value.pages)
          for (const other of value.pages)
            if (addressKey(one.address) === addressKey(other.address)) expect(one.runbooks).toEqual(other.runbooks);
      }),
    );
  });

  it('of two files, folders or sheets each has its own address', () => {
    const fileNames = text.map((value) => value.replace(/[/\0]/g, '').slice(0, 40)).filter((value) => /^[^._\s]/.test(value));
    fc.assert(
      fc.property(fileNames, fileNames, (a, b) => {
        fc.pre(a !== b && !/^(?:_?index|readme)$/i.test(a) && !/^(?:_?index|readme)$/i.test(b));
        const sheet = 'title: T\nqueries: [{ id: q, title: Q, language: text, query: q }]\n';
        const files = [a, b].flatMap((value) => [
          [`runbooks/shop/${value}.md`, '# X\n\nText.\n'],
          [`runbooks/${value}/x.md`, '# X\n\nText.\n'],
          [`queries/${value}.yaml`, sheet],
        ]);
        const site = assemble(readSources(contentRoot(Object.fromEntries(files))), { base: '/' });
        const isFolder = (value: string) => !value.startsWith('.') && value !== 'node_modules';
        fc.pre(isFolder(a) && isFolder(b));
        const all = [...site.runbooks, ...site.services, ...site.sheets].map(({ address }) => addressKey(address));
        expect(new Set(all).size).toBe(all.length);
        expect(new Set(site.runbooks.map(({ id }) => id)).size).toBe(4);
        expect(new Set(site.sheets.flatMap(({ queries }) => queries.map(({ id }) => id))).size).toBe(2);
      }),
      { seed, numRuns: runs / 10 },
    );
  });
});
