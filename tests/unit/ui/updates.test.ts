import { describe, expect, test } from 'vitest';
import { nextUpdateAfter } from '../../../src/incident/next-update.ts';
import { audiences } from '../../../src/postmortem/messages/audience.ts';
import { draftWriter } from '../../../src/ui/client/workspace/updates/draft.ts';
import { describeUpdateDue, shortUpdateDue } from '../../../src/ui/client/workspace/updates/due.ts';
import { byHand, type DraftWriter, type Edit, isBehind, promisedAnew } from '../../../src/ui/client/workspace/updates/edits.ts';
import { exampleState } from '../postmortem/example.ts';

const minute = 60_000;
const noon = Date.UTC(2026, 10, 21, 12);

describe('the next update', () => {
  test.each([
    [60 * minute, 'Next update in 1 h', false],
    [11 * minute + 1, 'Next update in 12 min', false],
    [1, 'Next update in 1 min', false],
    [0, 'Update due now', true],
    [-minute + 1, 'Update due now', true],
    [-4.9 * minute, 'Update due since 4 min', true],
  ])('due in %d ms: %s', (ms, text, late) => {
    expect(describeUpdateDue(noon + ms, noon)).toEqual({ text, late });
    const short = text
      .replace('Next update in', 'in')
      .replace('Update due now', 'due now')
      .replace(/^Update due since (.*)$/, '$1 late');
    expect(shortUpdateDue(noon + ms, noon)).toEqual({ text: short, late });
  });

  test('that is not due has no words', () => {
    expect(describeUpdateDue(undefined, noon)).toBeUndefined();
  });

  test('comes after the interval of the severity or the one that was chosen, on the full minute', () => {
    expect(nextUpdateAfter({ status: undefined, severity: 'SEV2' }, noon + 59_999)).toBe(noon + 60 * minute);
    expect(nextUpdateAfter({ status: 'identified', severity: 'SEV2' }, noon, 15)).toBe(noon + 15 * minute);
    expect(nextUpdateAfter({ status: undefined, severity: 'SEV4' }, noon)).toBeUndefined();
    expect(nextUpdateAfter({ status: undefined, severity: undefined }, noon)).toBeUndefined();
    expect(nextUpdateAfter({ status: 'resolved', severity: 'SEV1' }, noon, 15)).toBeUndefined();
  });
});

test("a draft shows the team's zone beside UTC, wherever the device is; a zone nobody knows is left out", () => {
  const promise = (zone: string) => draftWriter(exampleState(), zone).promise(noon);
  expect(promise('Asia/Kolkata')).toBe('Next update by 2026-11-21 12:00 UTC (17:30 Asia/Kolkata).');
  expect(promise('Mars/Olympus')).toBe('Next update by 2026-11-21 12:00 UTC.');
});

describe('an edited draft', () => {
  /** Fills messages from a record that is one word. */
  const writer = (record: string): DraftWriter => ({
    draft: (audience, at, promised) => ({ ...byHand.draft(audience, at, promised), text: `${record}\n\nNext: ${promised}` }),
    promise: (promised) => (promised === undefined ? '' : `Next: ${promised}`),
  });
  const edit: Edit = { text: 'it fails\n\nNext: 15', from: 'down\n\nNext: 15', at: noon, promised: 15 };

  test('promises another time where it says the old one', () => {
    const anew = promisedAnew(edit, 30, writer('down'));
    expect(anew).toMatchObject({ text: 'it fails\n\nNext: 30', promised: 30 });
    expect(isBehind(anew, 'customers', writer('down'))).toBe(false);
    expect(promisedAnew(edit, undefined, writer('down')).text).toBe('it fails');
  });

  test('that no longer says it is left as it is', () => {
    expect(promisedAnew({ ...edit, text: 'soon' }, 30, writer('down'))).toMatchObject({ text: 'soon', promised: 30 });
  });

  test('is behind once the record says something else', () => {
    expect(isBehind(edit, 'customers', writer('down'))).toBe(false);
    expect(isBehind(edit, 'customers', writer('up'))).toBe(true);
  });
});

test.each(audiences)('what is written by hand for %s calls nobody either', (audience) => {
  const { text, gapsIn, copy } = byHand.draft(audience, noon, undefined);
  expect([text, gapsIn('[when?]'), copy('@here', 'plain')]).toEqual(['', [], '@ here']);
});
