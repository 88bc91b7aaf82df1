/** What the doctor says of the nats-server that a site shares over: nothing of one that is set up as documented, and of each mistake what it is. */

import { join } from 'node:path';
import { DiscardPolicy, RetentionPolicy, StorageType, type StreamConfig } from '@nats-io/jetstream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setUpStream } from '../../src/command/share-server.ts';
import type { Ask } from '../../src/doctor/ask.ts';
import type { Examination } from '../../src/doctor/examination.ts';
import { lookAtSharing } from '../../src/doctor/looks/sharing.ts';
import type { SharingOptions } from '../../src/doctor/sharing/entrant.ts';
import { permissionsOf } from '../../src/share/permissions.ts';
import { streamConfig } from '../../src/share/stream.ts';
import { makeCertificate } from '../support/certificate.ts';
import { run } from '../support/command.ts';
import { contentRoot, temporaryFolder } from '../support/content-root.ts';
import { startHeadersHost } from '../support/headers-host.ts';
import { type NatsServer, noNatsServer, startNats } from '../support/nats-server.ts';
import { freePort } from '../support/server-program.ts';

const origin = 'http://localhost:4321';
const team = { user: 'payments', password: 'team-pass' };

interface Site {
  readonly servers: readonly string[];
  readonly auth?: object;
  readonly at?: string;
}

/** What the doctor finds on a site with these settings. */
async function look({ servers, auth = team, at = `${origin}/` }: Site, options: Partial<SharingOptions> = {}): Promise<Examination> {
  const share = { servers, stream: 'breakglass', auth };
  const body = Buffer.from(`<script type="application/json" id="app:workspace-data">${JSON.stringify({ share })}</script>`);
  const ask: Ask = async (address) => ({ address, status: 200, headers: {}, body, travelled: body.length, certificate: undefined });
  const seen: Examination = { site: new URL(at), ask, now: Date.now(), findings: [], tried: [], notTried: [] };
  await lookAtSharing(seen, { patience: 2000, user: undefined, other: undefined, ...options });
  return seen;
}

const checks = ({ findings }: Examination) => findings.map(({ check }) => check).toSorted();

describe.skipIf(noNatsServer !== '')(`at a nats-server${noNatsServer && ` (${noNatsServer})`}`, () => {
  let server: NatsServer;
  beforeAll(async () => {
    server = await startNats({ origins: [origin] });
  });
  afterAll(() => server?.stop());

  const orders = { username: 'orders', password: 'o' };

  test('set up as documented: nothing is found, all of it is tried, and nothing is left there', async () => {
    const seen = await look({ servers: [server.url] }, { other: orders });
    expect(seen.findings).toEqual([]);
    expect(seen.notTried).toEqual([]);
    expect(seen.tried.join()).toMatch(/connection.*origins.*asks for a name.*signing in.*stream.*needs.*refused.*account is apart/);
    expect(await server.messages()).toBe(0);
    expect(await server.admin((manager) => manager.consumers.list('breakglass').next())).toEqual([]);
  });

  test('what was not tried is named, and not called right', async () => {
    const asks = await look({ servers: [server.url], auth: { ask: true } });
    expect(checks(asks)).toEqual([]);
    expect(asks.notTried).toEqual([
      { what: expect.stringMatching(/^what people may do at ws:/), why: expect.stringContaining('--share-user name:password') },
    ]);
    const named = await look({ servers: [server.url], auth: { ask: true } }, { user: { username: 'payments', password: 'team-pass' } });
    expect(checks(named)).toEqual([]);
    expect(named.notTried).toEqual([{ what: expect.stringContaining('another team'), why: expect.stringContaining('--share-other') }]);
    const wrong = await look({ servers: [server.url], auth: { user: 'payments', password: 'wrong' } });
    expect(checks(wrong)).toEqual(['sharing/sign-in']);
    expect(wrong.findings[0]?.found).toMatch(/^the user payments does not get in: .*authorization/i);
    expect(wrong.notTried).toHaveLength(1);
    expect(JSON.stringify(wrong)).not.toContain('wrong"');
  });

  test('a user of another team who sees the same stream', async () => {
    const same = await look({ servers: [server.url] }, { other: { username: 'admin', password: 'admin-pass' } });
    expect(checks(same)).toEqual(['sharing/accounts']);
  });

  test('where nothing answers, or something else', async () => {
    const port = await freePort();
    const silent = await look({ servers: [`ws://127.0.0.1:${port}`] });
    expect(silent.findings).toMatchObject([{ check: 'sharing/silent', found: 'refuses the connection' }]);
    expect(silent.notTried).toMatchObject([{ why: 'no page of this site reaches it' }]);
    // The port for administration speaks at once, and no HTTP.
    expect(checks(await look({ servers: [`ws://127.0.0.1:${server.port}`] }))).toEqual(['sharing/silent']);
  });

  test('a site where browsers cannot share', async () => {
    const seen = await look({ servers: [server.url], at: 'http://runbooks.example.com/' });
    expect(checks(seen)).toEqual(['sharing/origin', 'sharing/own-machine', 'sharing/plain-http']);
  });

  const streams: readonly [wrong: string, change: Partial<StreamConfig>, check: string][] = [
    ['kept for ever', { max_age: 0 }, 'sharing/age'],
    ['kept for a day', { max_age: 86_400e9 }, 'sharing/age'],
    ['without a limit for a room', { max_msgs_per_subject: -1, discard_new_per_subject: false }, 'sharing/room-limit'],
    ['that drops what is old', { discard: DiscardPolicy.Old, discard_new_per_subject: false }, 'sharing/discard'],
    ['that can be purged', { deny_purge: false }, 'sharing/deletable'],
    ['whose messages can be deleted', { deny_delete: false }, 'sharing/deletable'],
    ['for small messages', { max_msg_size: 10_000 }, 'sharing/message-size'],
    ['that takes more than rooms', { subjects: ['bg.*', 'orders.*'] }, 'sharing/stream-subjects'],
    ['that takes no rooms', { subjects: ['rooms.*'] }, 'sharing/stream-subjects'],
    ['in memory', { storage: StorageType.Memory }, 'sharing/storage'],
    ['that forgets what was read', { retention: RetentionPolicy.Interest }, 'sharing/retention'],
    ['that keeps what is sent twice', { duplicate_window: 1e9 }, 'sharing/repeats'],
  ];

  describe('a stream', () => {
    const anew = (config: Partial<StreamConfig>) =>
      server.admin(async (manager) => {
        await manager.streams.delete('breakglass').catch(() => false);
        await manager.streams.add({ ...streamConfig('breakglass', 1), ...config });
      });
    afterAll(() => anew({}));

    test.each(streams)('%s', async (_, change, check) => {
      await anew(change);
      const seen = await look({ servers: [server.url] });
      expect(checks(seen)).toContain(check);
      const finding = seen.findings.find((one) => one.check === check);
      // What it says to do is done, and it is right then.
      if (!finding?.change.startsWith('it cannot be changed')) {
        await setUpStream(`nats://admin:admin-pass@127.0.0.1:${server.port}`, 'breakglass', 1);
        expect(checks(await look({ servers: [server.url] }))).toEqual([]);
      }
    });

    test('that is not there, or has another name', async () => {
      await server.admin((manager) => manager.streams.delete('breakglass'));
      const seen = await look({ servers: [server.url] });
      expect(seen.findings).toMatchObject([{ check: 'sharing/stream', change: expect.stringContaining('share-server --set-up') }]);
      expect(seen.notTried.map(({ what }) => what).join()).toContain('what sharing needs');
    });
  });

  const grant = (kind: 'publish' | 'subscribe', ...subjects: string[]) => {
    const listed = permissionsOf('payments', 'breakglass')[kind];
    return (conf: string) => conf.replace(new RegExp(`${kind}: \\[[^\\]]*\\]`), `${kind}: ${JSON.stringify([...listed, ...subjects])}`);
  };
  const take = (kind: 'publish' | 'subscribe', subject: string) => {
    const listed = permissionsOf('payments', 'breakglass')[kind].filter((one) => one !== subject);
    return (conf: string) => conf.replace(new RegExp(`${kind}: \\[[^\\]]*\\]`), `${kind}: ${JSON.stringify(listed)}`);
  };
  const noPermissions = (conf: string) =>
    conf.replace(/permissions: \{ *\n[\s\S]*?subscribe: \[[^\]]*\]\s*\}/, 'permissions: { publish: ">", subscribe: ">" }');

  const files: readonly [wrong: string, change: (conf: string) => string, checks: readonly string[]][] = [
    ['that lets in pages of other sites', (conf) => conf.replace(/allowed_origins: .*/, ''), ['sharing/any-origin']],
    ['that allows another site', (conf) => conf.replace(origin, 'https://other.example'), ['sharing/origin']],
    ['for small messages', (conf) => conf.replace('max_payload: 1MB', 'max_payload: 64KB'), ['sharing/payload']],
    ['that lets in anybody', (conf) => conf.replace('accounts {', 'no_auth_user: admin\naccounts {'), ['sharing/anybody']],
    ['whose user may do everything', noPermissions, ['sharing/may-change', 'sharing/may-listen', 'sharing/may-publish']],
    ['whose user may delete the stream', grant('publish', '$JS.API.STREAM.DELETE.breakglass'), ['sharing/may-change']],
    ['whose user may purge', grant('publish', '$JS.API.STREAM.PURGE.>'), ['sharing/may-change']],
    ['whose user may list streams', grant('publish', '$JS.API.STREAM.LIST'), ['sharing/may-publish']],
    ['whose user may read messages one by one', grant('publish', '$JS.API.STREAM.MSG.GET.*'), ['sharing/may-publish']],
    ['whose user may use other subjects', grant('publish', '*.another-subject'), ['sharing/may-publish']],
    ['whose user hears all rooms', grant('subscribe', 'bg.*'), ['sharing/may-listen']],
    ['whose user hears answers to others', grant('subscribe', '_INBOX.>', '_INBOX_somebody-else.>'), ['sharing/may-listen']],
    ['whose user may not write', take('publish', 'bg.*'), ['sharing/needed']],
    ['whose user may not read', take('publish', '$JS.API.CONSUMER.CREATE.breakglass.>'), ['sharing/needed']],
    ['whose user is not seen', take('publish', 'bg-here.*'), ['sharing/needed']],
    ['whose user sees nobody', take('subscribe', 'bg-here.*'), ['sharing/needed']],
  ];

  // The others are set up wrongly in the same places.
  const often = files.slice(0, 5);
  describe.each([
    ['', often],
    [' @long', files.slice(often.length)],
  ] as const)('a server%s', (_, rows) => {
    test.each(rows)('%s', async (_, change, expected) => {
      const own = await startNats({ origins: [origin], change });
      try {
        const seen = await look({ servers: [own.url] });
        expect(checks(seen)).toEqual(expected);
        for (const { change: text } of seen.findings) expect(text).toMatch(/in nats\.conf|permissions: \{/);
        expect(await own.messages()).toBe(0);
      } finally {
        await own.stop();
      }
    });
  });

  test('the settings are those of the built page, and the report names what to change @long', async () => {
    const content = contentRoot({
      'breakglass.yaml': `title: Small\nshare:\n  servers: ["${server.url}"]\n  auth: { user: payments, password: team-pass }\n`,
      'runbooks/shop/late.md': '# Late\n\n## Meaning\n\nLate.\n',
    });
    const folder = join(temporaryFolder(), 'site');
    expect((await run('build', '--content', content, '--out', folder)).code).toBe(0);
    const host = await startHeadersHost(folder, '/');
    const { code, stdout } = await run('doctor', host.url, '--no-browser', '--share-other', 'orders:o');
    host.stop();
    expect(code).toBe(1);
    const { origin: here } = new URL(host.url);
    expect(stdout).toContain(`error ${server.url} [sharing/origin]`);
    expect(stdout).toContain(`in nats.conf: \`websocket { allowed_origins: ["${here}"] }\`, and reload it`);
    expect(await run('doctor', host.url, '--share-user', 'nobody')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--share-user: expected a user and a password, as in name:password'),
    });
  }, 60_000);

  test('a server without JetStream for the team', async () => {
    const change = (conf: string) => conf.replace(/jetstream \{ max_mem: 32M[^}]*\}/, '');
    const own = await startNats({ origins: [origin], change, makeStream: async () => {} });
    const seen = await look({ servers: [own.url] });
    await own.stop();
    expect(checks(seen)).toEqual(['sharing/jetstream']);
  });

  const certificates = [makeCertificate(90), makeCertificate(3)];
  test.skipIf(certificates.includes(undefined))('a certificate that browsers refuse', async () => {
    for (const made of certificates) {
      const { cert = '', key = '' } = made?.files ?? {};
      const own = await startNats({ origins: [origin], tls: { cert, key } });
      const seen = await look({ servers: [own.url] });
      await own.stop();
      expect(checks(seen)).toEqual(['sharing/certificate']);
      expect(seen.findings[0]).toMatchObject({
        found: expect.stringContaining('DEPTH_ZERO_SELF_SIGNED_CERT'),
        change: expect.stringContaining('websocket { tls {'),
      });
    }
  });
});

test('a site that does not share is not looked at', async () => {
  const ask: Ask = async (address) => ({ address, status: 200, headers: {}, body: Buffer.from(''), travelled: 0, certificate: undefined });
  const seen: Examination = { site: new URL(`${origin}/`), ask, now: 0, findings: [], tried: [], notTried: [] };
  await lookAtSharing(seen, { patience: 2000, user: undefined, other: undefined });
  expect([seen.findings, seen.tried, seen.notTried]).toEqual([[], [], []]);
});
