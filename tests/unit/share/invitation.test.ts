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
  expect(anchor).toMatch(/^#join=[\w-]{64}\.[\w-]+$/);
});

test('no two are alike', () => {
  expect(newInvitation('a').room).not.toBe(invitation.room);
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
