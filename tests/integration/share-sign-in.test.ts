/** People whom the site's login let in share over a nats-server that keeps no names: with the files and the endpoint of docs/hosting. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAccount, createUser, encodeUser } from '@nats-io/jwt';
import { wsconnect } from '@nats-io/nats-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setUpStream } from '../../src/command/share-server.ts';
import { asking } from '../../src/doctor/ask.ts';
import type { Examination } from '../../src/doctor/examination.ts';
import { lookAtSharing } from '../../src/doctor/looks/sharing.ts';
import { newInvitation } from '../../src/share/invitation.ts';
import { withPass } from '../../src/share/nats.ts';
import { passInboxOf, permissionsOf } from '../../src/share/permissions.ts';
import { passFrom, readPass } from '../../src/share/sign-in.ts';
import { describeShare } from '../../src/share/state.ts';
import { startCalloutService } from '../support/callout-service.ts';
import { makeCertificate } from '../support/certificate.ts';
import { temporaryFolder } from '../support/content-root.ts';
import { type JwtNats, noAuthCallout, noNatsServer, startCalloutNats, startJwtNats, startNats } from '../support/nats-server.ts';
import { until } from '../support/server-program.ts';
import { converged, shareDevice, type TestDevice } from '../support/sharing.ts';
import { type Front, signInPath, startFront } from '../support/sign-in-front.ts';

const incident = 'incident-1';
const hosting = join(import.meta.dirname, '../../docs/hosting');

test('the keys allow what sharing needs and no more', () => {
  const text = readFileSync(join(hosting, 'nats-keys.mjs'), 'utf8').replaceAll('`', "'");
  const listed = (kind: string) =>
    [...(new RegExp(`${kind}: \\{\\s*allow: \\[([^\\]]*)\\]`).exec(text)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(
      ([, subject = '']) => subject,
    );
  const { publish, subscribe } = permissionsOf('{{name()}}', '${stream}', passInboxOf('{{name()}}'));
  expect(listed('pub')).toEqual(publish);
  expect(listed('sub')).toEqual(subscribe);
});

describe('the file for an auth callout', () => {
  const text = readFileSync(join(hosting, 'nats-callout.conf'), 'utf8');

  test('tells the service to allow what sharing needs and no more', () => {
    const listed = (kind: string) =>
      (new RegExp(`#   ${kind}\\.allow: ((?:[^\\n]*,\\n# +)*[^\\n]*)`).exec(text)?.[1] ?? '')
        .split(/,[\s#]*/)
        .map((subject) => subject.trim());
    const { publish, subscribe } = permissionsOf('<user>', 'breakglass', passInboxOf('<user>'));
    expect(listed('pub')).toEqual(publish);
    expect(listed('sub')).toEqual(subscribe);
  });

  // What nats-server 2.9 cannot read is the callout alone.
  test.skipIf(noNatsServer !== '')('is read by nats-server, as far as it knows it', () => {
    const folder = temporaryFolder();
    const env = { ...process.env, NATS_AUTH_PASSWORD: 'a', NATS_ADMIN_PASSWORD: 'b' };
    const certificate = makeCertificate(1);
    const read = (conf: string) => {
      const file = join(folder, 'callout.conf');
      writeFileSync(
        file,
        conf.replace('/etc/nats/cert.pem', certificate?.files.cert ?? '').replace('/etc/nats/key.pem', certificate?.files.key ?? ''),
      );
      return spawnSync('nats-server', ['-t', '-c', file], { env, encoding: 'utf8' });
    };
    const whole = read(text.replace(/issuer: "A+"/, `issuer: ${createAccount().getPublicKey()}`));
    const [, minor = '0'] = /v2\.(\d+)/.exec(spawnSync('nats-server', ['--version'], { encoding: 'utf8' }).stdout) ?? [];
    if (Number(minor) >= 10) expect(whole.stderr).toMatch(/is valid/);
    else expect(whole.stderr).toMatch(/unknown field "auth_callout"/i);
    expect(read(text.replace(/ {2}auth_callout \{[^}]*\}/, '')).stderr).toMatch(/is valid/);
  });
});

describe('what the endpoint answers', () => {
  const answers = (status: number, body: string, type?: ResponseType) => async () => {
    const response = new Response(status === 302 ? null : body, { status: status === 0 ? 200 : status });
    return type === undefined ? response : Object.defineProperty(response, 'type', { value: type });
  };
  const good = '{"user":"ada","jwt":"a.b.c","seed":"SU"}';

  test.each([
    [good, { user: 'ada', jwt: 'a.b.c', seed: 'SU' }],
    ['{"user":"ada","jwt":"a.b.c"}', { user: 'ada', jwt: 'a.b.c', seed: undefined }],
    ['{"user":"ada","token":"t"}', { user: 'ada', token: 't' }],
    ['{"user":"ada.>","jwt":"a.b.c"}', undefined],
    ['{"user":"*","token":"t"}', undefined],
    ['{"user":"ada"}', undefined],
    ['{"user":"ada","token":""}', undefined],
    ['{"user":"ada","jwt":"a","seed":7}', undefined],
    ['<html>Sign in</html>', undefined],
    ['null', undefined],
    [`{"user":"ada","jwt":"${'x'.repeat(30_000)}"}`, undefined],
  ])('%.60s', (text, pass) => expect(readPass(text)).toEqual(pass));

  test.each([
    ['a session that ended', answers(401, ''), /^you are not signed in to this site/],
    ['a redirect to the login', answers(0, '', 'opaqueredirect'), /^you are not signed in to this site/],
    ['a login page', answers(200, '<html>Sign in</html>'), /does not work/],
    ['no such page', answers(404, ''), /does not work/],
    ['a server that fails', answers(502, ''), /^status 502$/],
  ])('%s', async (_, ask, words) => {
    await expect(passFrom(signInPath, ask)()).rejects.toThrow(words);
  });
});

describe.skipIf(noNatsServer !== '')(`at a nats-server that believes passes${noNatsServer && ` (${noNatsServer})`}`, () => {
  let server: JwtNats;
  let front: Front;
  const open: TestDevice[] = [];
  beforeAll(async () => {
    server = await startJwtNats();
    front = await startFront(server.folder);
    front.sessions.set('a1', 'ada@example.com').set('b2', 'ben@example.com');
  });
  afterAll(async () => {
    await Promise.all(open.map(({ session }) => session.stop()));
    await front?.stop();
    await server?.stop();
  });

  /** As a page asks, with the session of its browser. */
  const passOf = (session: string, at: Front = front) =>
    passFrom(new URL(signInPath, at.url).href, (url, init) =>
      fetch(url, { ...init, headers: { ...init?.headers, cookie: `session=${session}` } }),
    );
  const device = async (session: string, invitation = newInvitation(incident), at: Front = front, again = 20) => {
    const one = await shareDevice({ url: server.url, invitation, pass: passOf(session, at), again });
    open.push(one);
    return one;
  };
  const connect = async (session: string) =>
    await wsconnect({ servers: server.url, ...withPass(await passOf(session)()), reconnect: false });

  test('two people share, each under their own name', async () => {
    const invitation = newInvitation(incident);
    const [a, b] = [await device('a1', invitation), await device('b2', invitation)];
    a.notes(10);
    b.notes(10);
    await converged([a, b], 20);
    const [ada, again, ben] = [await passOf('a1')(), await passOf('a1')(), await passOf('b2')()];
    expect(ada.user).toMatch(/^ada-example-com-[0-9a-f]{8}$/);
    expect(again.user).toBe(ada.user);
    expect(ben.user).not.toBe(ada.user);
  });

  test('who is not signed in has no access, and gets in once they are', async () => {
    const late = await device('c3');
    late.notes(2);
    await until(async () => late.state().link.is === 'refused');
    expect(describeShare(late.state())).toBe(
      'No access: you are not signed in to this site. Reload the page and sign in. Everything is kept here',
    );
    front.sessions.set('c3', 'cy@example.com');
    await converged([late], 2);
  });

  test('a pass that runs out is replaced by itself, and nothing is lost @long', async () => {
    // Long enough that a busy machine connects within it.
    const short = await startFront(server.folder, { seconds: 5 });
    try {
      short.sessions.set('a1', 'ada').set('b2', 'ben');
      const invitation = newInvitation(incident);
      const [a, b] = [await device('a1', invitation, short, 500), await device('b2', invitation, short, 500)];
      const seen = new Set<string>();
      let noted = 0;
      await until(async () => {
        noted += 2;
        a.note('from Ada');
        b.note('from Ben');
        for (const { state } of [a, b]) seen.add(state().link.is);
        return short.asked() >= 6;
      });
      await converged([a, b], noted);
      // Never turned away in between.
      expect([...seen].toSorted()).toEqual(['connected', 'connecting']);
      // A session that ended: the next pass is refused, and what was noted meanwhile is kept.
      short.sessions.delete('b2');
      await until(async () => b.state().link.is === 'refused');
      b.note('on my own');
      expect(describeShare(b.state())).toMatch(/^No access: you are not signed in/);
      short.sessions.set('b2', 'ben');
      await converged([a, b], noted + 1);
    } finally {
      await short.stop();
    }
  }, 60_000);

  test('a token for the service that the server asks is handed on', async () => {
    // Without such a service: a server that knows the token itself.
    const change = (conf: string) => conf.replace(/accounts \{[\s\S]*/, 'authorization { token: of-the-sign-on }\n');
    const own = await startNats({ change, signIn: { token: 'of-the-sign-on' } });
    const invitation = newInvitation(incident);
    const at = { url: own.url, invitation, again: 20 };
    const [a, b] = await Promise.all(
      ['ada', 'ben'].map((user) => shareDevice({ ...at, pass: async () => ({ user, token: 'of-the-sign-on' }) })),
    );
    const stranger = await shareDevice({ ...at, pass: async () => ({ user: 'cy', token: 'guessed' }) });
    if (a === undefined || b === undefined) throw new Error('no devices');
    open.push(a, b, stranger);
    a.notes(3);
    await converged([a, b], 3);
    await until(async () => stranger.state().link.is === 'refused');
    await Promise.all([a, b, stranger].map(({ session }) => session.stop()));
    await own.stop();
  });

  test('a pass that somebody else signed is refused', async () => {
    const [key, account] = [createUser(), createAccount()];
    const forged = await encodeUser('ada', key, account, {});
    const pass = async () => ({ user: 'ada', jwt: forged, seed: new TextDecoder().decode(key.getSeed()) });
    const stranger = await shareDevice({ url: server.url, invitation: newInvitation(incident), pass, again: 20 });
    open.push(stranger);
    await until(async () => stranger.state().link.is === 'refused');
    expect(describeShare(stranger.state())).toMatch(/^No access: the server does not accept your sign-in to this site/);
  });

  test('a pass is worth nothing without its seed, and hears no answers to others', async () => {
    const pass = await passOf('a1')();
    const stolen = 'jwt' in pass ? { ...pass, seed: new TextDecoder().decode(createUser().getSeed()) } : pass;
    await expect(wsconnect({ servers: server.url, ...withPass(stolen), reconnect: false })).rejects.toThrow(/authorization/i);
    const ada = await connect('a1');
    const heard = (async () => {
      for await (const message of ada.subscribe('_INBOX.ben.>')) return message;
      return undefined;
    })();
    await expect(heard).rejects.toThrow(/permission/i);
    await ada.close();
  });

  test('the stream is brought up to date with the file of the administrator', async () => {
    const address = `nats://127.0.0.1:${server.port}`;
    expect(await setUpStream(address, 'breakglass', 1, join(server.folder, 'admin.creds'))).toMatch(/is up to date/);
    await expect(setUpStream(address, 'breakglass', 1)).rejects.toThrow(/authorization/i);
    await expect(setUpStream(address, 'breakglass', 1, join(server.folder, 'none'))).rejects.toThrow(/--creds .*no such file/);
  });

  describe('the doctor', () => {
    const look = async (cookie: string, at: Front = front): Promise<Examination> => {
      const share = { servers: [server.url], stream: 'breakglass', auth: { signIn: signInPath } };
      const body = Buffer.from(`<script id="app:workspace-data">${JSON.stringify({ share })}</script>`);
      const origin = new URL(at.url).origin;
      const real = asking({ patience: 2000, cookie, credentials: undefined, origin });
      const page = { status: 200, headers: {}, body, travelled: body.length, certificate: undefined };
      const ask = async (...[address, question]: Parameters<typeof real>) =>
        address.endsWith('/incident/') ? { address, ...page } : await real(address, question);
      const seen: Examination = { site: new URL(at.url), ask, now: Date.now(), findings: [], tried: [], notTried: [] };
      await lookAtSharing(seen, { patience: 2000, user: undefined, other: undefined });
      return seen;
    };

    test('with a session it tries everything', async () => {
      const seen = await look('session=a1');
      expect(seen.findings.map(({ check }) => check)).toEqual(['sharing/any-origin']);
      expect(seen.tried.join()).toMatch(/sign-in for sharing.*signing in.*what sharing needs.*what must be refused/);
    });

    test('without one it says what it could not try', async () => {
      const seen = await look('');
      expect(seen.notTried).toMatchObject([{ why: expect.stringContaining('pass one by `--cookie`') }]);
    });

    test('an endpoint that gives no pass, or passes of other keys', async () => {
      const other = await startJwtNats();
      const strange = await startFront(other.folder);
      strange.sessions.set('a1', 'ada');
      expect((await look('session=a1', strange)).findings.map(({ check }) => check)).toContain('sharing/sign-in');
      await strange.stop();
      await other.stop();
    });
  });
});

describe.skipIf(noAuthCallout !== '')(`at a nats-server that asks a sign-in service${noAuthCallout && ` (${noAuthCallout})`}`, () => {
  test('who comes with a token that the service knows shares, for as long as it says, and no longer', async () => {
    const issuer = createAccount();
    const server = await startCalloutNats(issuer.getPublicKey());
    const people = new Map([
      ['token-a', 'ada'],
      ['token-b', 'ben'],
    ]);
    const stop = await startCalloutService(server.port, issuer, people, 3);
    const devices: TestDevice[] = [];
    try {
      const invitation = newInvitation(incident);
      const comeAs = async (user: string, token: string) => {
        const one = await shareDevice({ url: server.url, invitation, again: 20, pass: async () => ({ user, token }) });
        devices.push(one);
        return one;
      };
      const [a, b] = [await comeAs('ada', 'token-a'), await comeAs('ben', 'token-b')];
      const stranger = await comeAs('cy', 'guessed');
      a.notes(5);
      b.notes(5);
      await converged([a, b], 10);
      await until(async () => stranger.state().link.is === 'refused');
      const ada = await wsconnect({ servers: server.url, ...withPass({ user: 'ada', token: 'token-a' }), reconnect: false });
      await expect(ada.request('$JS.API.STREAM.LIST', '', { timeout: 500 })).rejects.toThrow(/permission/i);
      await expect(ada.request('$SYS.REQ.USER.AUTH', '', { timeout: 500 })).rejects.toThrow(/permission/i);
      // Let in for three seconds: then the server ends it, and asks again about who comes back.
      people.delete('token-b');
      await until(async () => b.state().link.is === 'refused');
      b.note('kept here');
      a.note('goes on');
      await until(async () => a.state().waiting === 0 && a.record.events().length === 11);
      expect(b.record.events().length).toBe(11);
      people.set('token-b', 'ben');
      await converged([a, b], 12);
    } finally {
      await Promise.all(devices.map(({ session }) => session.stop()));
      await stop();
      await server.stop();
    }
  }, 60_000);
});
