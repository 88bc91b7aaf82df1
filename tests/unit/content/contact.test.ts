/** What can be pressed in the text about whom to call. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contactParts } from '../../../src/content/contact.ts';

const links = (text: string) => contactParts(text).flatMap(({ href }) => href ?? []);

test.each([
  ['+49 151 2345678', ['tel:+491512345678']],
  ['Pager: (555) 123-4567, then ops@example.com', ['tel:5551234567', 'mailto:ops@example.com']],
  ['https://status.example.com/page.', ['https://status.example.com/page']],
  ['Support portal, priority 1, account number in the password manager', []],
  ['since 2026-11-21 14:30', []],
  ['Pager, schedule "identity"', []],
  ['10.0.0.1, port 8080, room 12-3', []],
  ['0800 123 4567 or +1-202-555-0100', ['tel:08001234567', 'tel:+12025550100']],
])('%s', (text, expected) => {
  expect(links(text)).toEqual(expected);
});

test('all of the text is there, and only the three kinds of links', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'+0123456789 ()-./:@abz,<>"') }), (text) => {
      expect(
        contactParts(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
      for (const href of links(text)) expect(href).toMatch(/^(?:tel:\+?\d+$|mailto:|https?:\/\/)/);
    }),
  );
});
