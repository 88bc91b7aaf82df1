/** What a responder reads about storage. */
import { describe, expect, test } from 'vitest';
import { describeErased } from '../../../src/storage/erase.ts';
import { describeSpace } from '../../../src/storage/persistence.ts';
import { safariHint } from '../../../src/storage/safari.ts';
import { describeState, freshState, type StorageState } from '../../../src/storage/state.ts';
import { troubleOf } from '../../../src/storage/trouble.ts';

const saved: StorageState = { ...freshState, kept: 'durable', journal: 'written' };
const said = (change: Partial<StorageState>) => {
  const { level, title, detail, offerExport } = describeState({ ...saved, ...change });
  return `${level}${offerExport ? ', export' : ''} | ${title} | ${detail}`;
};

test('how storage is, in words', () => {
  const full = { kind: 'full', detail: 'QuotaExceededError: …' } as const;
  expect([
    said({}),
    said({ journal: 'not available' }),
    said({ journal: 'failing' }),
    said({ unsaved: 1, trouble: full }),
    said({ unsaved: 2, trouble: { kind: 'failed', detail: 'UnknownError: disk' } }),
    said({ unsaved: 2, kept: 'memory only', trouble: { kind: 'blocked', detail: '' } }),
    said({ unsaved: 1, unsavedImages: 1, trouble: full }),
    said({ kept: 'memory only', trouble: { kind: 'refused', detail: '' } }),
    said({ recovered: 3, lost: true }),
    said({ lost: true }),
    said({ unreadable: 1 }),
  ]).toMatchInlineSnapshot(`
    [
      "fine | Saved on this device | In two copies, in case one is lost.",
      "fine | Saved on this device, without a second copy | The browser allows a second copy only over https.",
      "fine | Saved on this device, without a second copy | Writing the second copy failed; it is retried with the next event.",
      "alarm, export | NOT SAVED: 1 event | It is in this tab only: keep it open, and export everything. No space is left for this site. Free some disk space. Saving is retried automatically.",
      "alarm, export | NOT SAVED: 2 events | They are in this tab only: keep it open, and export everything. The browser failed to write (UnknownError: disk). Saving is retried automatically.",
      "alarm, export | NOT SAVED: 2 events | They are in this tab only: keep it open, and export everything. Storage does not respond; another tab of this site may be holding it. Close the other tabs. Saving is retried automatically.",
      "alarm, export | NOT SAVED: 1 event, 1 image | They are in this tab only: keep it open, and export everything. No space is left for this site. Free some disk space. Saving is retried automatically.",
      "alarm, export | Nothing will be saved on this device | What you log stays in this tab and is lost when you close it, so export it first. The browser gives this site no storage: site data may be blocked in its settings, or this may be a private window. Saving is retried automatically.",
      "notice, export | 3 events restored | They were missing from the browser’s database and were restored from the second copy or from this tab. Everything is saved.",
      "notice | Earlier incidents are lost | The browser deleted its database, and there is no second copy. What you log from now on is saved.",
      "notice, export | 1 entry could not be read | They were left as they are. Everything else is saved on this device.",
    ]
  `);
});

test('what was erased, in words', () => {
  const trouble = { kind: 'failed', detail: 'UnknownError: disk' } as const;
  expect([
    describeErased([]),
    describeErased([{ what: 'record', trouble: { kind: 'blocked', detail: '' } }]),
    describeErased([{ what: 'second copy', trouble }]),
    describeErased([
      { what: 'second copy', trouble },
      { what: 'keys', trouble },
    ]),
  ]).toMatchInlineSnapshot(`
    [
      "Erased: no incident is left on this device.",
      "Nothing was erased. Storage does not respond; another tab of this site may be holding it. Close the other tabs. Try it again.",
      "The incidents are erased, but the second copy could not be deleted. The browser failed to write (UnknownError: disk). Try it again.",
      "The incidents are erased, but the second copy and values and settings could not be deleted. The browser failed to write (UnknownError: disk). Try it again.",
    ]
  `);
});

test('space is told when little is left', () => {
  expect(describeSpace({ used: 4_200_000, allowed: 60_000_000_000 })).toBeUndefined();
  expect(describeSpace({ used: 4_250_000, allowed: 14_000_000 })).toBe(
    'Space is short: 4.3 of 14.0 MB are used. Free some disk space, and export everything.',
  );
});

describe('what an error means', () => {
  test.each([
    ['QuotaExceededError', true, 'full'],
    ['QuotaExceededError', false, 'full'],
    ['TimeoutError', true, 'blocked'],
    ['SecurityError', true, 'refused'],
    ['InvalidStateError', true, 'refused'],
    ['InvalidStateError', false, 'failed'],
    ['UnknownError', true, 'failed'],
  ])('%s, while opening: %s', (name, opening, kind) => {
    expect(troubleOf(new DOMException('why', name), opening)).toEqual({ kind, detail: `${name}: why` });
  });

  test('what is thrown and no error is told as it is', () => {
    expect(troubleOf('no', false)).toEqual({ kind: 'failed', detail: 'Error: no' });
  });
});

describe('the hint on Safari', () => {
  const apple = 'Apple Computer, Inc.';
  test.each([
    ['iPhone', { vendor: apple, platform: 'iPhone', maxTouchPoints: 5 }, 'Add to Home Screen'],
    ['iPad, which says it is a Mac', { vendor: apple, platform: 'MacIntel', maxTouchPoints: 5 }, 'Add to Home Screen'],
    ['Mac', { vendor: apple, platform: 'MacIntel', maxTouchPoints: 0 }, 'Add to Dock'],
  ])('%s', (_name, browser, how) => {
    expect(safariHint(browser, false)?.how).toContain(how);
    expect(safariHint(browser, true)).toBeUndefined();
  });

  test('other browsers get none', () => {
    expect(safariHint({ vendor: 'Google Inc.', platform: 'MacIntel', maxTouchPoints: 0 }, false)).toBeUndefined();
    expect(safariHint({ vendor: '', platform: 'Linux x86_64', maxTouchPoints: 0 }, false)).toBeUndefined();
  });
});
