import { expect, it } from 'vitest';
import { textAbsoluteTime } from '../../../../src/check/checks/text-absolute-time.ts';
import { cart, said } from '../../../support/check.ts';

it.each(['as of March 2024', 'until Q3', 'for now', 'next quarter', 'by the end of 2025', 'until mid-2025', 'will soon'])(
  'tells of “%s”, at its place',
  async (words) => {
    expect(await said(textAbsoluteTime, cart(`# Cart\n\nThe cart ${words} moved.\n`))).toEqual([
      `runbooks/shop/cart.md:3:10 “${words}” was true on the day it was written`,
    ]);
  },
);

it.each([
  'Compare with last week.',
  'Check what was deployed in the last hour.',
  'Look at pods that are currently running.',
  'Wait until the queue is empty.',
  'As soon as it is up, go on.',
  'For now, just look at the graph; for now we look no further.',
  'See `for now` and [next](next-quarter.md).',
  'RFC 2018 says so.',
  'TLS 1.0 is deprecated since June 2018.',
  'The disk is full at the moment.',
  'If the target was recently restarted, wait.',
  'Re-run the “last month” evaluation.',
  'It may take a while.',
])('is silent about %s', async (text) => {
  expect(await said(textAbsoluteTime, cart(`# Cart\n\n${text}\n\n\`\`\`text\nfor now, as of 2024\n\`\`\`\n`))).toEqual([]);
});
