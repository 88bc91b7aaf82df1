/** A real nats-server with a team's rooms, on ports of the system's choice; tests that need it are skipped where it is not installed. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect as tcp } from 'node:net';
import { join } from 'node:path';
import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { connect, credsAuthenticator, type NodeConnectionOptions } from '@nats-io/transport-node';
import { streamConfig } from '../../src/share/stream.ts';
import { temporaryFolder } from './content-root.ts';
import { freePort, hasProgram, until } from './server-program.ts';

export const noNatsServer = hasProgram('nats-server') ? '' : 'no `nats-server` on the PATH (Debian: apt install nats-server)';

const running = new Set<ChildProcess>();
// A run that is cut off leaves none behind.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

const hosting = join(import.meta.dirname, '../../docs/hosting');

export interface NatsServer {
  /** What browsers reach. */
  readonly url: string;
  /** Of the administrator's door. */
  readonly port: number;
  /** Of the process that runs now. */
  pid(): number;
  /** Where it keeps what it has. */
  readonly store: string;
  start(): Promise<void>;
  /** Kills it, as a machine that loses its power does. */
  kill(): Promise<void>;
  /** Stops it and removes what it kept. */
  wipe(): Promise<void>;
  stop(): Promise<void>;
  makeStream(replicas?: 1 | 3): Promise<void>;
  /** Messages in the stream. */
  messages(): Promise<number>;
  /** What only its administrator may do. */
  admin<Result>(act: (manager: JetStreamManager) => Promise<Result>): Promise<Result>;
}

export interface NatsOptions {
  readonly origins?: readonly string[];
  /** Certificate and key; without them no TLS. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Sets it up in another way. */
  readonly change?: (conf: string) => string;
  /** How the administrator signs in to it then. */
  readonly signIn?: NodeConnectionOptions;
  /** Makes the stream; as `share-server --set-up` does when left out. */
  readonly makeStream?: (server: NatsServer) => Promise<void>;
}

/** A server with the file of `docs/hosting/nats-one.conf`. */
export async function startNats({
  origins = [],
  tls,
  change = (conf) => conf,
  signIn = adminSignIn,
  makeStream,
}: NatsOptions = {}): Promise<NatsServer> {
  const [port, web] = [await freePort(), await freePort()];
  const file = readFileSync(join(hosting, 'nats-one.conf'), 'utf8');
  const text = (tls === undefined ? withoutTls(file) : file.replace('/etc/nats/cert.pem', tls.cert).replace('/etc/nats/key.pem', tls.key))
    .replaceAll('127.0.0.1:4222', `127.0.0.1:${port}`)
    .replace('0.0.0.0:8443', `127.0.0.1:${web}`)
    .replace(/allowed_origins: .*/, origins.length === 0 ? '' : `allowed_origins: ${JSON.stringify(origins)}`)
    .replace('accounts {', 'accounts {\n  ORDERS: { jetstream: enabled, users: [{ user: orders, password: o }] }');
  const server = natsServer(change(text), port, web, { host: tls === undefined ? 'ws://127.0.0.1' : 'wss://localhost', signIn });
  await server.start();
  await (makeStream ?? ((made) => made.makeStream()))(server);
  return server;
}

/** Three servers that keep the stream together. */
export async function startCluster(): Promise<readonly NatsServer[]> {
  const names = ['one', 'two', 'three'];
  const ports = await Promise.all(names.map(async () => ({ port: await freePort(), web: await freePort(), route: await freePort() })));
  const file = readFileSync(join(hosting, 'nats-three.conf'), 'utf8');
  const servers = ports.map(({ port, web, route }, at) => {
    const routes = ports.map((other) => `"nats://cluster:change-me@127.0.0.1:${other.route}"`).join(', ');
    const text = withoutTls(file)
      .replace('$NATS_NAME', names[at] ?? '')
      .replaceAll('127.0.0.1:4222', `127.0.0.1:${port}`)
      .replace('0.0.0.0:8443', `127.0.0.1:${web}`)
      .replace('0.0.0.0:6222', `127.0.0.1:${route}`)
      .replace(/routes: \[[^\]]*\]/, `routes: [${routes}]`)
      .replace(/allowed_origins: .*/, '');
    return natsServer(text, port, web);
  });
  await Promise.all(servers.map((server) => server.start()));
  await until(async () => {
    await servers[0]?.makeStream(3);
    return true;
  });
  return servers;
}

function withoutTls(text: string): string {
  return text.replace(/ {2}tls \{[^}]*\}/, '  no_tls: true');
}

export interface JwtNats extends NatsServer {
  /** The folder with what `nats-keys.mjs` made. */
  readonly folder: string;
}

/** A server with the file of `docs/hosting/nats-jwt.conf` and the keys that `nats-keys.mjs` makes. */
export async function startJwtNats(origins: readonly string[] = []): Promise<JwtNats> {
  const folder = temporaryFolder();
  execFileSync(process.execPath, [join(hosting, 'nats-keys.mjs'), 'PAYMENTS'], { cwd: folder });
  const [port, web] = [await freePort(), await freePort()];
  const text = withoutTls(readFileSync(join(hosting, 'nats-jwt.conf'), 'utf8'))
    .replaceAll('127.0.0.1:4222', `127.0.0.1:${port}`)
    .replace('0.0.0.0:8443', `127.0.0.1:${web}`)
    .replace(/allowed_origins: .*/, origins.length === 0 ? '' : `allowed_origins: ${JSON.stringify(origins)}`);
  const signIn = { authenticator: credsAuthenticator(readFileSync(join(folder, 'admin.creds'))) };
  const server = natsServer(text, port, web, { folder, signIn });
  await server.start();
  await server.makeStream();
  return { ...server, folder };
}

/** Why no auth callout can be tried; empty where it can. */
export const noAuthCallout = noNatsServer || (Number(/v2\.(\d+)/.exec(versionText())?.[1]) >= 10 ? '' : 'nats-server is older than 2.10');

function versionText(): string {
  return execFileSync('nats-server', ['--version'], { encoding: 'utf8' });
}

/** A server with the file of `docs/hosting/nats-callout.conf`. @param issuer the public key of whoever answers */
export async function startCalloutNats(issuer: string): Promise<NatsServer> {
  const [port, web] = [await freePort(), await freePort()];
  const text = withoutTls(readFileSync(join(hosting, 'nats-callout.conf'), 'utf8'))
    .replaceAll('127.0.0.1:4222', `127.0.0.1:${port}`)
    .replace('0.0.0.0:8443', `127.0.0.1:${web}`)
    .replace(/issuer: "A+"/, `issuer: ${issuer}`)
    .replace(/allowed_origins: .*/, '');
  const server = natsServer(text, port, web);
  await server.start();
  await server.makeStream();
  return server;
}

interface StartOptions {
  readonly host?: string;
  readonly folder?: string;
  readonly signIn?: NodeConnectionOptions;
}

const adminSignIn = { user: 'admin', pass: 'admin-pass' };

function natsServer(text: string, port: number, web: number, options: StartOptions = {}): NatsServer {
  const { host = 'ws://127.0.0.1', folder = temporaryFolder(), signIn = adminSignIn } = options;
  const store = join(folder, 'data');
  const file = join(folder, 'nats.conf');
  writeFileSync(file, text.replace('/var/lib/nats', store));
  let child: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals) => {
    const stopping = child;
    child = undefined;
    if (stopping === undefined || stopping.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => stopping.once('exit', () => resolve()));
    stopping.kill(signal);
    await ended;
  };
  const admin = async <Result>(act: (manager: JetStreamManager) => Promise<Result>) => {
    const connection = await connect({ servers: `127.0.0.1:${port}`, ...signIn });
    try {
      return await act(await jetstreamManager(connection));
    } finally {
      await connection.close();
    }
  };
  return {
    url: `${host}:${web}`,
    port,
    store,
    pid: () => child?.pid ?? 0,
    async start() {
      const env = { ...process.env, NATS_TEAM_PASSWORD: 'team-pass', NATS_ADMIN_PASSWORD: 'admin-pass', NATS_AUTH_PASSWORD: 'auth-pass' };
      let said = '';
      const started = spawn('nats-server', ['-c', file], { env, stdio: ['ignore', 'ignore', 'pipe'] });
      started.stderr?.on('data', (data: Buffer) => {
        said += data.toString();
      });
      child = started;
      running.add(started);
      started.once('exit', () => running.delete(started));
      const failed = () => (started.exitCode === null ? undefined : new Error(`nats-server ended: ${said}`));
      await until(async () => (await answers(web)) && (await answers(port)), failed);
    },
    kill: () => end('SIGKILL'),
    async wipe() {
      await end('SIGKILL');
      rmSync(store, { recursive: true, force: true });
    },
    stop: () => end('SIGTERM'),
    makeStream: async (replicas = 1) => void (await admin((manager) => manager.streams.add(streamConfig('breakglass', replicas)))),
    messages: async () => (await admin((manager) => manager.streams.info('breakglass'))).state.messages,
    admin,
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = tcp(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
