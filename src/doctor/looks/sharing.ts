/** Live sharing, where the site has it: whether its nats-servers let in whom they should, allow what it needs and refuse the rest. */
import type { NatsConnection } from '@nats-io/nats-core';
import { z } from 'zod';
import { answered, type Certificate } from '../ask.ts';
import { at, type Examination, find } from '../examination.ts';
import { originsLine, permissionsText, setUp } from '../sharing/conf.ts';
import { lookAtDoor, type ServerInfo } from '../sharing/door.ts';
import { accountOf, type Entrant, named, type Settings, type SharingOptions, settingsSchema } from '../sharing/entrant.ts';
import { type KeptStream, lookAtStream } from '../sharing/kept.ts';
import { ask, connectAs } from '../sharing/probe.ts';
import { lookAtForbidden, lookAtNeeded } from '../sharing/rights.ts';

/** A page of nobody: servers must refuse it. */
const strangeOrigin = 'https://not-this-site.example';
const leastPayload = 910_000;
const day = 86_400_000;

export async function lookAtSharing(look: Examination, options: SharingOptions): Promise<void> {
  const settings = await settingsOf(look);
  if (settings === undefined) return;
  lookAtPage(look, settings);
  for (const address of settings.servers) {
    const info = await lookAtEntrance(look, address, options.patience);
    if (info === undefined) look.notTried.push({ what: `everything else at ${address}`, why: 'no page of this site reaches it' });
    else await lookInside(look, { address, info, settings, options });
  }
}

/** What the incident page carries; undefined where the site does not share. */
async function settingsOf(look: Examination): Promise<Settings | undefined> {
  const page = await look.ask(at(look, 'incident/'));
  if (!answered(page) || page.status !== 200) return undefined;
  const written = /<script[^>]* id="app:workspace-data"[^>]*>([^<]*)<\/script>/.exec(page.body.toString())?.[1];
  try {
    return z.object({ share: settingsSchema.optional() }).safeParse(JSON.parse(written ?? '{}')).data?.share;
  } catch {
    return undefined;
  }
}

const isHere = (host: string) => /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|.+\.localhost)$/.test(host);

/** Whether browsers can seal on this site, and reach what it names. */
function lookAtPage(look: Examination, { servers }: Settings): void {
  const { site } = look;
  if (isHere(site.hostname)) return;
  if (site.protocol === 'http:')
    find(look, {
      check: 'sharing/plain-http',
      severity: 'error',
      address: site.href,
      found: 'the site is on plain http, where browsers seal nothing: nobody can share',
      expected: 'https',
      change: 'serve the site over https',
    });
  for (const address of servers.filter((server) => isHere(new URL(server).hostname)))
    find(look, {
      check: 'sharing/own-machine',
      severity: 'error',
      address,
      found: 'an address of the machine that somebody reads on',
      expected: 'one that all readers reach, wss://',
      change: 'name the server of the team by `share.servers` in breakglass.yaml, and build again',
    });
}

/** From outside: the connection, its certificate, the origin. Undefined: a page of the site does not get in. */
async function lookAtEntrance(look: Examination, address: string, patience: number): Promise<ServerInfo | undefined> {
  const { origin } = look.site;
  const door = await lookAtDoor(address, origin, patience);
  look.tried.push(`the connection to ${address}`);
  if ('status' in door) {
    const isOrigin = door.status === 403;
    find(look, {
      check: isOrigin ? 'sharing/origin' : 'sharing/no-socket',
      severity: 'error',
      address,
      found: isOrigin ? `it refuses pages of ${origin} (status 403)` : `it answers with status ${door.status} and no WebSocket`,
      expected: isOrigin ? 'that it lets them in' : 'the WebSocket of a nats-server',
      change: isOrigin
        ? originsLine(origin)
        : 'name the port of `websocket { listen: "0.0.0.0:8443" }` in nats.conf; a proxy in front must pass `Upgrade` and `Connection` on',
    });
    return undefined;
  }
  if ('why' in door) {
    find(look, {
      check: 'sharing/silent',
      severity: 'error',
      address,
      found: door.why,
      expected: 'the WebSocket of a nats-server',
      change: 'look whether nats-server runs and has `websocket { listen: "0.0.0.0:8443" }`, and what stands between',
    });
    return undefined;
  }
  lookAtCertificate(look, address, door.certificate);
  const strange = await lookAtDoor(address, strangeOrigin, patience);
  if ('info' in strange)
    find(look, {
      check: 'sharing/any-origin',
      severity: 'error',
      address,
      found: `it lets in pages of ${strangeOrigin}`,
      expected: `pages of ${origin} alone: any other site could use a reader's browser to get in`,
      change: originsLine(origin),
    });
  if ('why' in strange) look.notTried.push({ what: `whether pages of other sites are refused at ${address}`, why: `it ${strange.why}` });
  else look.tried.push(`the origins that ${address} lets in`);
  lookAtInfo(look, address, door.info);
  return door.info;
}

function lookAtCertificate(look: Examination, address: string, certificate: Certificate | undefined): void {
  if (certificate === undefined) return;
  look.tried.push(`the certificate of ${address}`);
  const { refused, until } = certificate;
  if (refused === '' && until - look.now >= 14 * day) return;
  const date = new Date(until).toISOString().slice(0, 10);
  const line = '`websocket { tls { cert_file: "/etc/nats/cert.pem", key_file: "/etc/nats/key.pem" } }`';
  find(look, {
    check: refused === '' ? 'sharing/certificate-ends' : 'sharing/certificate',
    severity: refused === '' ? 'warning' : 'error',
    address,
    found: refused === '' ? `the certificate ends on ${date}` : `browsers refuse the certificate: ${refused} (it ends on ${date})`,
    expected: refused === '' ? 'two weeks left at least' : 'one that they accept: they show no way around it here',
    change: `in nats.conf: ${line} with a certificate that browsers trust and its whole chain, then restart nats-server`,
  });
}

/** What the server says of itself before anybody signs in. */
function lookAtInfo(look: Examination, address: string, { version, max_payload, jetstream }: ServerInfo): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const report = (check: string, found: string, expected: string, change: string) =>
    find(look, { check, severity: 'error', address, found, expected, change });
  if (major < 2 || (major === 2 && minor < 9))
    report('sharing/version', `nats-server ${version}`, '2.9 or newer: limits for each room came with it', 'update nats-server');
  if (max_payload < leastPayload)
    report('sharing/payload', `max_payload: ${max_payload}`, `${leastPayload} bytes at least`, 'in nats.conf: `max_payload: 1MB`');
  if (!jetstream)
    report(
      'sharing/jetstream',
      'JetStream is off',
      'JetStream, which keeps what is shared',
      'in nats.conf: `jetstream { store_dir: "/var/lib/nats" }`',
    );
}

interface Inside {
  readonly address: string;
  readonly info: ServerInfo;
  readonly settings: Settings;
  readonly options: SharingOptions;
}

/** What somebody who signs in can do there. */
async function lookInside(look: Examination, inside: Inside): Promise<void> {
  const { address, info, settings, options } = inside;
  const isOpen = await lookForNobody(look, inside);
  const account = await accountOf(look, settings, options, isOpen);
  if (typeof account === 'string') {
    look.notTried.push({ what: `what people may do at ${address}, and what the stream keeps`, why: account });
    return;
  }
  const connection = await enter(look, inside, account);
  if (connection === undefined) return;
  const room = crypto.randomUUID().replaceAll('-', '');
  const rights = { address, who: account, stream: settings.stream, room, patience: options.patience };
  try {
    const kept = await lookAtStream(look, connection, { ...rights, info });
    if (kept !== undefined) await lookAtNeeded(look, connection, rights);
    else look.notTried.push({ what: `what sharing needs at ${address}`, why: 'there is no stream to try it with' });
    await lookAtForbidden(look, connection, rights);
    await lookAtOther(look, inside, kept);
  } finally {
    await connection.close();
  }
}

/** Whether somebody without a name gets in. */
async function lookForNobody(look: Examination, { address, options, settings }: Inside): Promise<boolean> {
  const connection = await connectAs(address, { ...page(look, options), credentials: {} }).catch(() => undefined);
  look.tried.push(`whether ${address} asks for a name`);
  if (connection === undefined) return false;
  await connection.close();
  find(look, {
    check: 'sharing/anybody',
    severity: 'error',
    address,
    found: 'it lets in whoever comes, without a name or a password',
    expected: 'that it asks for them: whoever gets in can fill the rooms whose names they see',
    change: `in nats.conf: an account with users, as in docs/hosting/nats-one.conf, and no \`no_auth_user\`; ${permissionsText(named(settings.auth.user ?? 'team'), settings.stream)}`,
  });
  return true;
}

function page({ site }: Examination, { patience }: SharingOptions) {
  return { origin: site.origin, patience };
}

async function enter(look: Examination, inside: Inside, { credentials, ...who }: Entrant): Promise<NatsConnection | undefined> {
  const { address, options, settings } = inside;
  try {
    const connection = await connectAs(address, { ...page(look, options), credentials });
    look.tried.push(`signing in to ${address}`);
    return connection;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const users = `in nats.conf, in the account of the team: \`users: [{ user: ${who.user}, password: … }]\`, and the same in breakglass.yaml`;
    find(look, {
      check: 'sharing/sign-in',
      severity: 'error',
      address,
      found: `the user ${who.user} does not get in: ${why}`,
      expected: who.hasPass ? 'that the server believes the passes of the site' : 'that the server knows the user and the password',
      change: who.hasPass
        ? 'in nats.conf: `resolver_preload` with the account whose signing key the endpoint of `share.auth.signIn` has, made together by docs/hosting/nats-keys.mjs'
        : `${users}; ${permissionsText(who, settings.stream)}`,
    });
    look.notTried.push({ what: `what people may do at ${address}, and what the stream keeps`, why: 'nobody could sign in' });
    return undefined;
  }
}

/** Whether another team is in the same account: then it would see the same stream. */
async function lookAtOther(look: Examination, { address, options, settings }: Inside, kept: KeptStream | undefined): Promise<void> {
  const what = `whether another team's account is apart at ${address}`;
  const { other } = options;
  if (other === undefined || kept === undefined) {
    const why = other === undefined ? 'no user of another team was named (`--share-other name:password`)' : 'the stream was not seen';
    look.notTried.push({ what, why });
    return;
  }
  const { username, password } = other;
  const { credentials } = named(username, password);
  const connection = await connectAs(address, { ...page(look, options), credentials }).catch(() => undefined);
  if (connection === undefined) {
    look.notTried.push({ what, why: `the user ${username} does not get in` });
    return;
  }
  const reply = await ask(connection, `$JS.API.STREAM.INFO.${settings.stream}`, '', options.patience);
  await connection.close();
  look.tried.push(what);
  const seen =
    typeof reply !== 'string' && 'json' in reply ? z.object({ created: z.string() }).safeParse(reply.json).data?.created : undefined;
  if (seen !== kept.created) return;
  find(look, {
    check: 'sharing/accounts',
    severity: 'error',
    address,
    found: `the user ${username} sees the same stream ${settings.stream}`,
    expected: 'an account for each team: teams see nothing of one another',
    change: `in nats.conf: \`accounts { TEAM: { jetstream: enabled, users: […] } }\` for each team, no exports or imports between them; then ${setUp} in each`,
  });
}
