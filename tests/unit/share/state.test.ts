/** How sharing is, in words. */
import { expect, test } from 'vitest';
import { fullFor } from '../../../src/share/refusals.ts';
import { noShare } from '../../../src/share/session.ts';
import { describePeople, describeShare, type ShareState, shareNotes } from '../../../src/share/state.ts';

test.each<[Partial<ShareState>, string]>([
  [{ link: { is: 'connected' } }, 'Shared, all sent'],
  [{ link: { is: 'connected' }, waiting: 4 }, 'Shared, 4 waiting'],
  [{ link: { is: 'connected' }, waiting: 4, images: 1 }, 'Shared, 4 waiting'],
  [{ link: { is: 'connected' }, images: 1 }, 'Shared, 1 image waiting'],
  [{ link: { is: 'connected' }, images: 2 }, 'Shared, 2 images waiting'],
  [{ link: { is: 'connected' }, tooLarge: 1 }, 'Shared, all sent but 1 entry too large for it'],
  [{ link: { is: 'connected' }, tooLarge: 1, images: 1 }, 'Shared, 1 image waiting'],
  [{ link: { is: 'away' }, waiting: 4 }, 'Not connected, everything is kept here'],
  [{}, 'Connecting, everything is kept here'],
  [{ link: { is: 'refused', why: 'the server has no stream “a”' } }, 'No access: the server has no stream “a”. Everything is kept here'],
  [{ link: { is: 'connected' }, waiting: 2, full: 'the server is full' }, 'Shared, 2 not sent: the server is full'],
  [{ moved: { at: 0, by: 'Ada' }, link: { is: 'away' } }, 'There is a new link: ask Ada for it'],
  [{ moved: { at: 0, by: '' } }, 'There is a new link: ask whoever made it'],
])('%o', (change, words) => {
  expect(describeShare({ ...noShare, ...change })).toBe(words);
});

test.each([
  ['maximum bytes exceeded', 'the server is full'],
  ['maximum messages exceeded', 'the server is full'],
  ['insufficient storage resources available', 'the server is full'],
  ['resource limits exceeded for account', 'the server is full'],
  ['maximum messages per subject exceeded', 'the server takes no more of this incident'],
  ['something new', 'something new'],
])('a server that takes no more: %s', (said, words) => {
  expect(fullFor(said)).toBe(words);
});

test('what was not taken, cannot be checked or does not fit is said', () => {
  expect(shareNotes(noShare)).toEqual([]);
  expect(shareNotes({ ...noShare, tooLarge: 1, refused: { forged: 2 }, unsigned: 3, passedOn: 1 })).toEqual([
    '1 entry too large to be shared, kept on this device.',
    '2 entries not taken: forged.',
    '3 entries unsigned: who wrote them cannot be checked.',
    '1 entry passed on by another device than the one that wrote them.',
  ]);
});

test.each([
  [[], ''],
  [[''], 'somebody is here'],
  [['Ada'], 'Ada is here'],
  [['', ''], '2 people are here'],
  [['', 'Ada'], 'Ada and 1 more are here'],
  [['Ben', '', 'Ada'], 'Ben and 2 more are here'],
])('who is here: %j', (names, words) => {
  expect(describePeople(names.map((name, at) => ({ id: `${at}`, name, place: '', since: 0 })))).toBe(words);
});
