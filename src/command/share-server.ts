/** `breakglass share-server`: a nats-server on this machine for trying out live sharing, and the stream at one that is there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect, credsAuthenticator } from '@nats-io/transport-node';
import { cacheRoot } from '../build/paths.ts';
import { ExpectedError } from '../plain/expected-error.ts';
import { permissionsOf } from '../share/permissions.ts';
import { streamConfig } from '../share/stream.ts';
import { untilStopped } from './run.ts';
import { folder } from './typed-path.ts';
import { UsageError } from './usage-error.ts';

interface ShareServerOptions {
  readonly port: number;
  readonly origins: readonly string[];
  readonly stream: string;
}

const user = 'team';
/** How long the server may take to come up, in milliseconds. */
const patience = 10_000;
/** A page tries again every second: it is told so often, in milliseconds. */
const refusedEvery = 30_000;

/**
 * Serves until it is stopped. Only this machine reaches it.
 * @throws {ExpectedError} no nats-server, or it does not start
 */
export async function shareServer({ port, origins, stream }: ShareServerOptions): Promise<number> {
  checkName(stream);
  const allowed = origins.length === 0 ? usualOrigins : originsIn(origins);
  // Two servers must not write into one folder; a port has one.
  const kept = join(cacheRoot, 'share-server', `${port}`);
  mkdirSync(kept, { recursive: true });
  const [password, teamKey] = [keptSecret(kept, 'password'), keptSecret(kept, 'team-key')];
  const [admin, adminPort] = [secret(), await freePort()];
  const file = join(kept, 'nats.conf');
  writeFileSync(file, configText({ port, adminPort, origins: allowed, stream, password, admin, store: join(kept, 'data') }), {
    mode: 0o600,
  });
  const server = spawn('nats-server', ['-c', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = ending(server);
  stopWith(server);
  reportRefusedPages(server, allowed);
  try {
    await Promise.race([ended, ready(`nats://admin:${admin}@127.0.0.1:${adminPort}`, stream)]);
    console.log(`Sharing at ws://127.0.0.1:${port} for ${allowed.join(', ')} (Ctrl-C stops). In breakglass.yaml:\n`);
    console.log(
      `share:\n  servers: ["ws://127.0.0.1:${port}"]\n  stream: ${stream}\n  teamKey: ${teamKey}\n  auth: { user: ${user}, password: ${password} }\n`,
    );
    return await Promise.race([ended, untilStopped()]);
  } finally {
    server.kill();
  }
}

/** Where `start`, `dev` and `preview` serve, by both names that people open it with. */
const usualOrigins = ['http://localhost:4321', 'http://127.0.0.1:4321'];

/** nats-server keeps one port for each host: of two the last would count alone, without a word. */
function originsIn(typed: readonly string[]): readonly string[] {
  const origins = [...new Set(typed.map(originIn))];
  const hosts = origins.map((origin) => new URL(origin).hostname);
  const twice = origins.find((_, at) => hosts.indexOf(hosts[at] ?? '') !== at);
  if (twice !== undefined)
    throw new UsageError(
      `--origin ${twice}: nats-server allows one port of each host, and this host is there already; start another share-server for it`,
    );
  return origins;
}

/** As browsers write it, and nats-server compares it. */
function originIn(typed: string): string {
  const url = URL.parse(typed);
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new UsageError(`--origin ${typed}: expected the address of a site without its path, such as http://localhost:4321`);
  return url.origin;
}

/** Ends the server however this process is ended: it would go on alone otherwise, and hold the port. */
function stopWith(server: ChildProcess): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const stop = () => {
      server.removeAllListeners('exit');
      server.kill();
      process.off(signal, stop);
      process.kill(process.pid, signal);
    };
    process.on(signal, stop);
  }
}

/** Browsers do not let a page know why it was refused, and nats-server names no page: here it is seen. */
function reportRefusedPages(server: ChildProcess, allowed: readonly string[]): void {
  let last = Number.NEGATIVE_INFINITY;
  server.stderr?.on('data', (data: Buffer) => {
    if (!/origin not allowed/i.test(data.toString()) || Date.now() - last < refusedEvery) return;
    last = Date.now();
    console.error(
      `A page of another address was refused. Allowed are ${allowed.join(', ')}. If it was yours, start this again with --origin and what stands before the first / in your browser: --origin http://localhost:8080`,
    );
  });
}

/**
 * Makes the stream, or brings it up to date. Answers what to print.
 * @param creds the file with the administrator's JWT and seed, for servers that sign in by these
 * @throws {UsageError} {ExpectedError} the server does not answer, or refuses
 */
export async function setUpStream(address: string, stream: string, replicas: 1 | 3, creds?: string): Promise<string> {
  checkName(stream);
  const url = URL.parse(address);
  if (url === null || !['nats:', 'tls:'].includes(url.protocol) || url.hostname === '')
    throw new UsageError(
      `--set-up ${withoutPassword(address)}: expected an address such as nats://user:password@127.0.0.1:4222, or tls:// in front`,
    );
  const where = `${url.protocol}//${url.host}`;
  const authenticator = creds === undefined ? undefined : credsAuthenticator(readCreds(creds));
  try {
    const connection = await connect({
      servers: url.host,
      ...(url.username !== '' && { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }),
      ...(authenticator !== undefined && { authenticator }),
      ...(url.protocol === 'tls:' && { tls: {} }),
      reconnect: false,
      timeout: 5000,
    });
    try {
      const manager = await jetstreamManager(connection);
      const config = streamConfig(stream, replicas);
      const exists = await manager.streams.info(stream).then(
        () => true,
        () => false,
      );
      if (exists) await manager.streams.update(stream, config);
      else await manager.streams.add(config);
      return `${where}: the stream ${stream} is ${exists ? 'up to date' : 'ready'}, kept on ${replicas} ${replicas === 1 ? 'server' : 'servers'}`;
    } finally {
      await connection.close();
    }
  } catch (error) {
    throw new ExpectedError(`${where}: the stream ${stream} could not be made: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readCreds(file: string): Uint8Array {
  try {
    return readFileSync(folder(file));
  } catch {
    throw new UsageError(`--creds ${file}: there is no such file, or it cannot be read`);
  }
}

interface Config extends ShareServerOptions {
  readonly adminPort: number;
  readonly password: string;
  readonly admin: string;
  readonly store: string;
}

/** As `docs/hosting/nats-one.conf`, for this machine alone. */
function configText({ port, adminPort, origins, stream, password, admin, store }: Config): string {
  const { publish, subscribe } = permissionsOf(user, stream);
  return [
    'server_name: try-out',
    `listen: "127.0.0.1:${adminPort}"`,
    `jetstream { store_dir: ${JSON.stringify(store)}, max_mem: 64M, max_file: 1G }`,
    `websocket { listen: "127.0.0.1:${port}", no_tls: true, allowed_origins: ${JSON.stringify(origins)}, compression: true }`,
    'accounts { TEAM: { jetstream: enabled, users: [',
    `  { user: ${user}, password: "${password}", permissions: { publish: ${JSON.stringify(publish)}, subscribe: ${JSON.stringify(subscribe)} } }`,
    `  { user: admin, password: "${admin}" }`,
    '] } }',
    '',
  ].join('\n');
}

/** Rejects when the server ends by itself. */
async function ending(server: ChildProcess): Promise<never> {
  let written = '';
  server.stderr?.on('data', (data: Buffer) => {
    written = (written + data.toString()).slice(-4000);
  });
  return await new Promise((_, reject) => {
    server.on('error', () =>
      reject(
        new ExpectedError(
          'nats-server is not installed, or not on the PATH. On Debian and Ubuntu: apt install nats-server; with Homebrew: brew install nats-server; others: https://nats.io/download/',
        ),
      ),
    );
    server.on('exit', (code) => {
      const fatal = /\[FTL\] (.*)/.exec(written)?.[1] ?? `it ended with code ${code}`;
      reject(new ExpectedError(`nats-server does not run: ${fatal}`));
    });
  });
}

/** Makes the stream as soon as the server answers. */
async function ready(address: string, stream: string): Promise<void> {
  for (const until = Date.now() + patience; ; ) {
    try {
      await setUpStream(address, stream, 1);
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await wait(100);
    }
  }
}

function checkName(stream: string): void {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(stream)) throw new UsageError(`--stream ${stream}: expected a name of letters, digits, - and _`);
}

function withoutPassword(address: string): string {
  return address.replace(/:[^:@/]*@/, ':…@');
}

/** The same at each start: it stands in the settings of a site. */
function keptSecret(below: string, name: string): string {
  const file = join(below, name);
  if (!existsSync(file)) writeFileSync(file, secret(), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

function secret(): string {
  // A letter first: nats-server reads what begins with a digit as a number.
  return `p${randomBytes(16).toString('hex')}`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
