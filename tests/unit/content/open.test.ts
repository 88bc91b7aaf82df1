import { describe, expect, it, test } from 'vitest';
import { settingsSchema } from '../../../src/content/schema/settings.ts';
import { contentSecurityPolicy } from '../../../src/ui/csp.ts';

const connect = (settings: unknown) => /connect-src [^;]*/.exec(contentSecurityPolicy(settingsSchema.parse(settings)))?.[0];

describe('the content policy', () => {
  it('lets pages ask the Prometheus of `runHere`, its origin and no more', () => {
    expect(connect({ runHere: { prometheus: 'https://prometheus.example.com:9443/sub/path' } })).toBe(
      "connect-src 'self' https://prometheus.example.com:9443",
    );
  });

  it('lets them ask for the states of `statusPages`, each origin once, and none that is only linked', () => {
    const at = (status?: string) => ({ name: 'N', url: 'https://linked.example.com', ...(status !== undefined && { status }) });
    const statusPages = [
      at('https://www.githubstatus.com/api/v2/status.json'),
      at(),
      at('https://www.githubstatus.com/api/v2/summary.json'),
      at('https://status.example.com:8443/a'),
    ];
    expect(connect({ statusPages })).toBe("connect-src 'self' https://www.githubstatus.com https://status.example.com:8443");
    expect(connect({ runHere: { prometheus: 'https://status.example.com:8443' }, statusPages })).toBe(
      "connect-src 'self' https://status.example.com:8443 https://www.githubstatus.com",
    );
    expect(connect({ statusPages: [at()] })).toBe("connect-src 'self'");
  });

  it('lets them reach the servers of `share`, their origins and no more', () => {
    expect(connect({ share: { servers: ['wss://one.example.com/nats', 'wss://two.example.com:8443', 'wss://one.example.com'] } })).toBe(
      "connect-src 'self' wss://one.example.com wss://two.example.com:8443",
    );
    const without = contentSecurityPolicy(settingsSchema.parse({}));
    const withShare = contentSecurityPolicy(settingsSchema.parse({ share: { servers: ['wss://one.example.com'] } }));
    expect(withShare).toBe(without.replace("connect-src 'self'", "connect-src 'self' wss://one.example.com"));
  });

  it('lets them ask nobody without it, whatever they link to', () => {
    expect(connect({})).toBe("connect-src 'self'");
    expect(connect({ open: { prometheus: { url: 'https://prometheus.example.com' } } })).toBe("connect-src 'self'");
  });
});

test.each([
  'javascript:alert(1)',
  'javascript://x/%0aalert(1)',
  'data:text/html,x',
  '//host',
  '/path',
  'https://',
  'https://user:secret@host',
  'https://host?x=1',
  'https://host#x',
  'https://host; script-src *',
  "https://host 'unsafe-inline'",
])('%s is no address of a service', (url) => {
  expect(settingsSchema.safeParse({ runHere: { prometheus: url } }).success).toBe(false);
  expect(settingsSchema.safeParse({ open: { prometheus: { url } } }).success).toBe(false);
  expect(settingsSchema.safeParse({ statusPages: [{ name: 'N', url }] }).success).toBe(false);
  expect(settingsSchema.safeParse({ statusPages: [{ name: 'N', url: 'https://host', status: url }] }).success).toBe(false);
});

test.each(['https://host', 'http://localhost:9090', 'https://host/a/b/', 'http://[::1]:9090'])('%s is one', (url) => {
  expect(settingsSchema.safeParse({ runHere: { prometheus: url } }).success).toBe(true);
});

test.each(['10', '0s', '1h', '-1s', '1.5s'])('%s is no time-out', (timeout) => {
  expect(settingsSchema.safeParse({ runHere: { prometheus: 'https://host', timeout } }).success).toBe(false);
});

test.each([
  'https://nats.example.com',
  'ws://nats.example.com',
  'wss://user:password@nats.example.com',
  'wss://nats.example.com/?a',
  'wss://nats.example.com; script-src *',
  'wss://',
  'nats.example.com',
])('no server of `share`: %s', (server) => {
  expect(settingsSchema.safeParse({ share: { servers: [server] } }).success).toBe(false);
});

test('a user of `share` has a password, and nobody is asked for one that is given', () => {
  const accepts = (auth: unknown) => settingsSchema.safeParse({ share: { servers: ['ws://localhost:8080'], auth } }).success;
  expect([{}, { ask: true }, { user: 'a', password: 'b' }, { signIn: '/share/sign-in' }].map(accepts)).toEqual([true, true, true, true]);
  const elsewhere = ['https://login.example.com/', '//login.example.com', '/\\\\login.example.com', 'share', '/a b', '/a#b'];
  expect(elsewhere.map((signIn) => accepts({ signIn }))).toEqual(elsewhere.map(() => false));
  expect(
    [
      { signIn: '/a', ask: true },
      { signIn: '/a', user: 'a', password: 'b' },
    ].map(accepts),
  ).toEqual([false, false]);
  expect([{ user: 'a' }, { password: 'b' }, { user: 'a', password: 'b', ask: true }, { user: 'a.*', password: 'b' }].map(accepts)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
