/** The invitation: all of it in the anchor, and nothing but a whole one is read. */
import { describe, expect, test } from 'vitest';
import { invitationAnchor, newInvitation, readInvitation } from '../../../src/share/invitation.ts';

const invitation = newInvitation('0123456789abcdef0123456789abcdef-1');
const anchor = invitationAnchor(invitation);

test('it comes back as it was, from an anchor and from a whole link', () => {
  expect(readInvitation(anchor)).toEqual(invitation);
  expect(readInvitation(` https://runbooks.example.com/incident/${anchor}\n`)).toEqual(invitation);
});

test('all of it stands behind the number sign', () => {
  expect(new URL(`https://runbooks.example.com/incident/${anchor}`).search).toBe('');
  expect(anchor).toMatch(/^#join=[\w-]{70}\.[\w-]+$/);
});

test('no two are alike', () => {
  expect(newInvitation('a').room).not.toBe(invitation.room);
});

test('one that was made before there was a checksum is read', () => {
  const before = '#join=DJh5f648cK4ezRSE3wfLBvv_8ApyE-nLT2T62DTLCzCqK1B4nlqz1spA0a9lFKR6.4fbf7cbcb879639cc0120cc1c4fdd703-1';
  expect(readInvitation(before)?.incident).toBe('4fbf7cbcb879639cc0120cc1c4fdd703-1');
});

test.each(['.', ')', '”', ', please', '&utm=chat', '>', '\n\nSee you there'])(
  'what a chat put behind it is no part of it: %j',
  (behind) => {
    expect(readInvitation(`Join: https://runbooks.example.com/incident/${anchor}${behind}`)).toEqual(invitation);
  },
);

test('cut off anywhere, or with any letter changed, it is none', () => {
  const longer = invitationAnchor(newInvitation('0123456789abcdef0123456789abcdef-123'));
  for (let length = 0; length < longer.length; length++) expect(readInvitation(longer.slice(0, length)), `${length}`).toBeUndefined();
  for (let at = '#join='.length; at < longer.length; at++) {
    const changed = `${longer.slice(0, at)}${longer[at] === 'b' ? 'c' : 'b'}${longer.slice(at + 1)}`;
    // Base64 has several spellings of the same last byte.
    const read = readInvitation(changed);
    expect(read === undefined || invitationAnchor(read) === longer, changed).toBe(true);
  }
});

describe('what is not whole is none', () => {
  test.each([
    ['cut off', anchor.slice(0, -40)],
    ['without the incident', anchor.replace(/\..*/, '')],
    ['a letter less', anchor.replace('#join=', '#join=').replace(/.\./, '.')],
    ['another anchor', '#add=abc.def'],
    ['empty', ''],
    ['an incident that is no id', `${anchor}/../x`],
  ])('%s', (_, text) => {
    expect(readInvitation(text)).toBeUndefined();
  });
});
