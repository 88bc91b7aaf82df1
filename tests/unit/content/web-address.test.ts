/** Addresses that service files may hold: what a browser opens, on this site or by a scheme that is named. */
import { describe, expect, it } from 'vitest';
import { webAddress } from '../../../src/content/schema/common.ts';

describe('an address in a service file', () => {
  it.each([
    'https://example.com/a',
    'http://grafana/',
    'mailto:ops@example.com',
    'tel:+4930',
    'slack://channel?id=1',
    '/',
    '/runbooks/shop/',
  ])('is taken: %s', (address) => expect(webAddress.safeParse(address).success).toBe(true));

  it.each(['//evil.example/', '/\\evil.example/', '///x', '\\\\host\\share', 'javascript:x', 'data:text/html,x', 'example.com', ''])(
    'is refused: %j',
    (address) => expect(webAddress.safeParse(address).success).toBe(false),
  );
});
