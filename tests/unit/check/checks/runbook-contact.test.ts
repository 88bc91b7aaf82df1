import { expect, it } from 'vitest';
import { runbookContact } from '../../../../src/check/checks/runbook-contact.ts';
import { cart, said } from '../../../support/check.ts';

const withEscalation = (...lines: readonly string[]) =>
  cart('# Cart\n\n- [ ] Roll back.\n', { 'runbooks/shop/service.yaml': `title: Shop\nescalation:\n${lines.join('\n')}\n` });

it('names a service where nothing can be pressed, at its key', async () => {
  expect(
    await said(runbookContact, withEscalation('  - to: Shop on-call', '    channel: "#shop"', '    contact: Pager, schedule "shop"')),
  ).toEqual(['runbooks/shop/service.yaml:2:1 nobody in the escalation of `shop` can be reached by a press']);
});

it.each([
  ['a link', ['  - to: Shop on-call', '    url: https://pager.example.com/shop']],
  ['a phone number', ['  - to: Shop on-call', '    contact: +49 151 2345678']],
  ['a mail address further down', ['  - to: Shop on-call', '  - to: shop@example.com']],
  ['a chat that is an address', ['  - to: Shop on-call', '    channel: https://chat.example.com/shop']],
])('is silent with %s', async (_, lines) => {
  expect(await said(runbookContact, withEscalation(...lines))).toEqual([]);
});

it('is silent without an escalation: another check asks for one', async () => {
  expect(await said(runbookContact, cart('# Cart\n', { 'runbooks/shop/service.yaml': 'title: Shop\n' }))).toEqual([]);
});
