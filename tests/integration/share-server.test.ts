/** The files and the command that run a nats-server for sharing: what people may do there, and above all what not. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import { type NatsConnection, wsconnect } from '@nats-io/nats-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { setUpStream } from '../../src/command/share-server.ts';
import { shareSchema } from '../../src/content/schema/share.ts';
import { permissionsOf } from '../../src/share/permissions.ts';
import { makeCertificate } from '../support/certificate.ts';
import { run } from '../support/command.ts';
import { temporaryFolder } from '../support/content-root.ts';
import { type NatsServer, noNatsServer, startCluster, startNats } from '../support/nats-server.ts';
import { freePort, hasProgram, startProgram, until } from '../support/server-program.ts';

const hosting = join(import.meta.dirname, '../../docs/hosting');

test.each(['nats-one.conf', 'nats-three.conf'])('%s allows what sharing needs and no more', (name) => {
  const text = readFileSync(join(hosting, name), 'utf8');
  const listed = (key: string) =>
    [...(new RegExp(`${key}: \\[([^\\]]*)\\]`).exec(text)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(([, subject = '']) => subject);
  const { publish, subscribe } = permissionsOf('payments', 'breakglass');
  expect(listed('publish')).toEqual(publish);
  expect(listed('subscribe')).toEqual(subscribe);
});

/** What a file of nats-server asks of its environment. */
function variablesOf(name: string): readonly string[] {
  return [...readFileSync(join(hosting, name), 'utf8').matchAll(/(?<=[: ])\$([A-Z_]+)/g)].map(([, variable = '']) => variable);
}

test('the compose file gives nats-server what its files ask for', () => {
  const { services } = parse(readFileSync(join(hosting, 'nats-compose.yaml'), 'utf8'));
  const { nats } = services;
  expect(Object.keys(nats.environment)).toEqual(
    expect.arrayContaining([...variablesOf('nats-one.conf'), ...variablesOf('nats-three.conf')]),
  );
  expect(nats.volumes).toEqual(['./:/etc/nats:ro', 'store:/var/lib/nats']);
  expect(nats.image).toMatch(/^nats:\d+\.\d+\.\d+-alpine$/);
  for (const name of ['nats-one.conf', 'nats-three.conf', 'nats-jwt.conf']) {
    const conf = readFileSync(join(hosting, name), 'utf8');
    for (const path of ['"/var/lib/nats"', '"/etc/nats/cert.pem"', '"0.0.0.0:8443"']) expect(conf, name).toContain(path);
  }
});

test('the unit names the variables, and systemd finds nothing wrong with it', () => {
  const file = join(hosting, 'nats.service');
  const text = readFileSync(file, 'utf8');
  for (const variable of variablesOf('nats-three.conf')) expect(text).toContain(`${variable}=`);
  if (!hasProgram('systemd-analyze') || noNatsServer !== '') return;
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

describe.skipIf(noNatsServer !== '')('share-server', () => {
  const connects = (port: number, origin: string) =>
    new Promise<boolean>((resolve) => {
      const socket: WebSocket = Reflect.construct(WebSocket, [`ws://127.0.0.1:${port}`, { headers: { origin } }]);
      socket.addEventListener('open', () => {
        socket.close();
        resolve(true);
      });
      socket.addEventListener('error', () => resolve(false));
    });

  test('prints settings that are right as they stand, lets in pages of this machine, names what it refuses, and leaves nothing behind', async () => {
    const port = await freePort();
    const program = spawn(process.execPath, [join(import.meta.dirname, '../../bin/breakglass.mjs'), 'share-server', '--port', `${port}`]);
    const written = { out: '', err: '' };
    program.stdout.on('data', (data: Buffer) => (written.out += data.toString()));
    program.stderr.on('data', (data: Buffer) => (written.err += data.toString()));
    try {
      await until(async () => /password: \w+ \}\n/.test(written.out));
      const { share } = parse(written.out.slice(written.out.indexOf('share:')));
      expect(shareSchema.safeParse(share)).toMatchObject({ success: true, data: { servers: [`ws://127.0.0.1:${port}`] } });
      expect(share.teamKey).toMatch(/^\w{32,}$/);
      for (const origin of ['http://localhost:4321', 'http://127.0.0.1:4321']) expect(await connects(port, origin), origin).toBe(true);
      expect(await connects(port, 'http://localhost:8080')).toBe(false);
      await until(async () => written.err.includes('refused. Allowed are http://localhost:4321, http://127.0.0.1:4321. If it was yours'));
    } finally {
      const ended = once(program, 'exit');
      // As a shell that is closed and a job that is cancelled end it; Ctrl-C would reach nats-server too.
      program.kill('SIGTERM');
      await ended;
    }
    await until(async () => !(await connects(port, 'http://localhost:4321')));
  });

  test.each([
    ['localhost:4321', /expected the address of a site without its path, such as http:\/\/localhost:4321/],
    ['http://localhost:4321/runbooks/', /without its path/],
    ['ftp://localhost', /without its path/],
  ])('an origin that no page has is refused: %s', async (origin, words) => {
    expect(await run('share-server', '--origin', origin)).toMatchObject({ code: 2, stderr: expect.stringMatching(words) });
  });

  test('two ports of one host are refused: nats-server would forget the first', async () => {
    const ran = await run('share-server', '--origin', 'http://localhost:4321', '--origin', 'http://localhost:8080');
    expect(ran).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--origin http://localhost:8080: nats-server allows one port of each host'),
    });
  });
});

describe.skipIf(noNatsServer !== '')(`at a nats-server${noNatsServer && ` (${noNatsServer})`}`, () => {
  let server: NatsServer;
  let team: NatsConnection;
  beforeAll(async () => {
    server = await startNats({ origins: ['http://localhost:4321'] });
    team = await connectAs('http://localhost:4321');
  });
  afterAll(async () => {
    await team?.close();
    await server?.stop();
  });

  const connectAs = (origin: string, user = 'payments', pass = 'team-pass') =>
    wsconnect({
      servers: server.url,
      user,
      pass,
      inboxPrefix: `_INBOX_${user}`,
      reconnect: false,
      timeout: 5000,
      wsFactory: async (url: string) => {
        // Browsers send where a page is from; Node does when it is told to.
        const socket: WebSocket = Reflect.construct(WebSocket, [url, { headers: { origin } }]);
        return { socket, encrypted: false };
      },
    });

  test('a page of another site does not connect', async () => {
    await expect(connectAs('https://evil.example')).rejects.toThrow();
  });

  test.each([
    '$JS.API.STREAM.DELETE.breakglass',
    '$JS.API.STREAM.PURGE.breakglass',
    '$JS.API.STREAM.MSG.DELETE.breakglass',
    '$JS.API.STREAM.UPDATE.breakglass',
    '$JS.API.STREAM.CREATE.other',
    '$JS.API.STREAM.LIST',
    '$JS.API.STREAM.MSG.GET.breakglass',
    'another.subject',
  ])('nobody who shares may ask %s', async (subject) => {
    await expect(team.request(subject, '{}', { timeout: 500 })).rejects.toThrow(/permission/i);
  });

  test.each(['bg.>', '_INBOX.>', '>', '_INBOX_admin.>'])('nor listen to %s', async (subject) => {
    const heard = (async () => {
      for await (const message of team.subscribe(subject)) return message;
      return undefined;
    })();
    await expect(heard).rejects.toThrow(/permission/i);
  });

  test('the administrator cannot purge or delete either: what was shared stays for its time', async () => {
    const admin = await connectAs('http://localhost:4321', 'admin', 'admin-pass');
    await jetstream(team).publish('bg.room', 'sealed', { msgID: 'm1' });
    expect((await jetstream(team).publish('bg.room', 'sealed', { msgID: 'm1' })).duplicate).toBe(true);
    const manager = await jetstream(admin).jetstreamManager();
    await expect(manager.streams.purge('breakglass')).rejects.toThrow(/not permitted/i);
    await expect(manager.streams.deleteMessage('breakglass', 1)).rejects.toThrow(/not permitted/i);
    await admin.close();
  });

  test('the stream is made once and brought up to date after that', async () => {
    const address = `nats://admin:admin-pass@127.0.0.1:${server.port}`;
    expect(await setUpStream(address, 'breakglass', 1)).toMatch(/up to date, kept on 1 server$/);
    const wrong = await run('share-server', '--set-up', address.replace('admin-pass', 'nonsense'));
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringMatching(/the stream breakglass could not be made: .*Authorization/i) });
    expect(wrong.stderr).not.toContain('nonsense');
  });

  test('an address that is none is refused, and no password is printed', async () => {
    const { code, stderr } = await run('share-server', '--set-up', 'http://admin:hidden@host');
    expect(code).toBe(2);
    expect(stderr).toContain('expected an address such as nats://');
    expect(stderr).not.toContain('hidden');
  });

  test.skipIf(makeCertificate(90) === undefined)('the file of one server starts as it is, with a certificate', async () => {
    const folder = temporaryFolder();
    const certificate = makeCertificate(90);
    const [port, web] = [await freePort(), await freePort()];
    writeFileSync(join(folder, 'cert.pem'), certificate?.cert ?? '');
    writeFileSync(join(folder, 'key.pem'), certificate?.key ?? '');
    const text = readFileSync(join(hosting, 'nats-one.conf'), 'utf8')
      .replaceAll('127.0.0.1:4222', `127.0.0.1:${port}`)
      .replace('0.0.0.0:8443', `127.0.0.1:${web}`)
      .replaceAll('/etc/nats', folder)
      .replace('/var/lib/nats', join(folder, 'data'));
    writeFileSync(join(folder, 'one.conf'), text);
    const env = { NATS_TEAM_PASSWORD: 'a', NATS_ADMIN_PASSWORD: 'b' };
    const isReady = async () => /ready, kept on 1 server$/.test(await setUpStream(`nats://admin:b@127.0.0.1:${port}`, 'breakglass', 1));
    const stop = await startProgram('nats-server', ['-c', join(folder, 'one.conf')], isReady, env);
    await stop();
  });

  test('three servers keep the stream together @long', async () => {
    const servers = await startCluster();
    try {
      const { port } = servers[1] ?? { port: 0 };
      expect(await setUpStream(`nats://admin:admin-pass@127.0.0.1:${port}`, 'breakglass', 3)).toMatch(/kept on 3 servers$/);
    } finally {
      await Promise.all(servers.map((one) => one.stop()));
    }
  });
});
