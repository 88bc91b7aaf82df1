/** The stream that keeps what is shared: what it takes, for how long, and whether anything of it can be taken away before its time. */
import type { NatsConnection } from '@nats-io/nats-core';
import { z } from 'zod';
import { streamConfig } from '../../share/stream.ts';
import { type Examination, find } from '../examination.ts';
import type { Finding } from '../finding.ts';
import { setUp } from './conf.ts';
import type { ServerInfo } from './door.ts';
import { ask, failureIn } from './probe.ts';

const number = z.number().default(0);
const flag = z.boolean().default(false);
const streamSchema = z.object({
  created: z.string(),
  config: z.object({
    subjects: z.array(z.string()).default([]),
    retention: z.string(),
    storage: z.string(),
    discard: z.string(),
    discard_new_per_subject: flag,
    deny_delete: flag,
    deny_purge: flag,
    sealed: flag,
    max_age: number,
    max_bytes: number,
    max_msgs: number,
    max_msg_size: number,
    max_msgs_per_subject: number,
    duplicate_window: number,
    num_replicas: number,
  }),
  state: z.object({ bytes: z.number(), messages: z.number() }),
});
export type KeptStream = z.infer<typeof streamSchema>;

/** The stream of this name, as a user who shares sees it; undefined when it is not there or not shown, which is reported. */
export async function lookAtStream(
  look: Examination,
  connection: NatsConnection,
  { address, stream, patience, info }: { address: string; stream: string; patience: number; info: ServerInfo },
): Promise<KeptStream | undefined> {
  const reply = await ask(connection, `$JS.API.STREAM.INFO.${stream}`, '', patience);
  const failure = failureIn(reply);
  const kept = typeof reply !== 'string' && 'json' in reply ? streamSchema.safeParse(reply.json).data : undefined;
  if (kept !== undefined) {
    look.tried.push(`the stream ${stream} at ${address}`);
    compare(look, address, stream, kept, info);
    return kept;
  }
  const what = `what the stream ${stream} at ${address} keeps, and for how long`;
  if (reply === 'nobody' || failure?.code === jetStreamOff)
    find(look, {
      check: 'sharing/jetstream',
      severity: 'error',
      address,
      found: reply === 'nobody' ? 'nothing answers for JetStream in this account' : `${failure?.text}`,
      expected: 'JetStream, which keeps what is shared',
      change: 'in nats.conf: `jetstream { store_dir: "/var/lib/nats" }`, and `jetstream: enabled` or its limits in the account of the team',
    });
  else if (failure !== undefined)
    find(look, {
      check: 'sharing/stream',
      severity: 'error',
      address,
      found: failure.text,
      expected: `a stream ${stream}`,
      change: `make it: ${setUp}; or name another by \`share.stream\` in breakglass.yaml`,
    });
  const why = reply === 'refused' ? 'the user may not ask for it' : (failure?.text ?? 'the server did not answer');
  look.notTried.push({ what, why });
  return undefined;
}

/** The error that nats-server answers with when JetStream is off for an account. */
const jetStreamOff = 10039;

type Config = KeptStream['config'];

/** What must hold of the stream; `found` names what does when it does not. */
interface Rule {
  readonly check: string;
  readonly severity: Finding['severity'];
  readonly isRight: (config: Config) => boolean;
  readonly found: (config: Config) => string;
  readonly expected: string;
  /** Left out: the command brings it up to date. */
  readonly change?: string;
}

const wanted = streamConfig('breakglass', 1);
const day = 86_400e9;
/** What nats-server cannot change of a stream that is there. Devices fill it again. */
const anew = `it cannot be changed: delete the stream as its administrator, then ${setUp}; devices send again what they have`;
const unlimited = (limit: number, least: number) => limit <= 0 || limit >= least;

const rules: readonly Rule[] = [
  {
    check: 'sharing/stream-subjects',
    severity: 'error',
    isRight: ({ subjects }) => subjects.length === 1 && subjects[0] === 'bg.*',
    found: ({ subjects }) => `it takes ${subjects.join(', ') || 'nothing'}`,
    expected: 'it takes `bg.*`: rooms, and nothing else',
  },
  {
    check: 'sharing/retention',
    severity: 'error',
    isRight: ({ retention }) => retention === 'limits',
    found: ({ retention }) => `retention: ${retention}`,
    expected: 'retention: limits. Otherwise what one device read is gone for the others',
    change: anew,
  },
  {
    check: 'sharing/storage',
    severity: 'warning',
    isRight: ({ storage }) => storage === 'file',
    found: ({ storage }) => `storage: ${storage}`,
    expected: 'storage: file: a restart loses nothing',
    change: anew,
  },
  {
    check: 'sharing/age',
    severity: 'warning',
    isRight: ({ max_age }) => max_age >= 7 * day && max_age <= 400 * day,
    found: ({ max_age }) => (max_age === 0 ? 'kept for ever' : `kept for ${Math.round((max_age / day) * 100) / 100} days`),
    expected: `kept for ${(wanted.max_age ?? 0) / day} days (7 to 400): an incident outlasts a weekend, and nothing stays for ever`,
  },
  {
    check: 'sharing/discard',
    severity: 'error',
    isRight: ({ discard, discard_new_per_subject }) => discard === 'new' && discard_new_per_subject,
    found: ({ discard, discard_new_per_subject }) => `discard: ${discard}, discard_new_per_subject: ${discard_new_per_subject}`,
    expected: 'discard: new, for each room: a full one takes nothing more, rather than lose its beginning',
  },
  {
    check: 'sharing/room-limit',
    severity: 'error',
    isRight: ({ max_msgs_per_subject }) => max_msgs_per_subject > 0 && max_msgs_per_subject <= 100_000,
    found: ({ max_msgs_per_subject }) =>
      max_msgs_per_subject > 0 ? `${max_msgs_per_subject} entries for a room` : 'no limit to what one room may hold',
    expected: `max_msgs_per_subject: ${wanted.max_msgs_per_subject}: nobody can fill the server from one room`,
  },
  {
    check: 'sharing/message-size',
    severity: 'error',
    isRight: ({ max_msg_size }) => unlimited(max_msg_size, wanted.max_msg_size ?? 0),
    found: ({ max_msg_size }) => `max_msg_size: ${max_msg_size}`,
    expected: `${wanted.max_msg_size} bytes at least: the largest entry that devices send`,
  },
  {
    check: 'sharing/deletable',
    severity: 'error',
    isRight: ({ deny_delete, deny_purge }) => deny_delete && deny_purge,
    found: ({ deny_delete, deny_purge }) => `deny_delete: ${deny_delete}, deny_purge: ${deny_purge}`,
    expected: 'both true: what was shared cannot be taken away before its time, by anybody',
  },
  {
    check: 'sharing/sealed',
    severity: 'error',
    isRight: ({ sealed }) => !sealed,
    found: () => 'the stream is sealed: it takes nothing more',
    expected: 'one that takes entries',
    change: anew,
  },
  {
    check: 'sharing/repeats',
    severity: 'warning',
    isRight: ({ duplicate_window }) => duplicate_window >= (wanted.duplicate_window ?? 0),
    found: ({ duplicate_window }) => `duplicate_window: ${duplicate_window / 1e9} s`,
    expected: `${(wanted.duplicate_window ?? 0) / 1e9} s at least: what is sent twice is kept once`,
  },
];

function compare(look: Examination, address: string, stream: string, { config, state }: KeptStream, info: ServerInfo): void {
  for (const { check, severity, isRight, found, expected, change = setUp } of rules)
    if (!isRight(config)) find(look, { check, severity, address, found: `the stream ${stream}: ${found(config)}`, expected, change });
  if (info.cluster !== undefined && config.num_replicas < 3)
    find(look, {
      check: 'sharing/replicas',
      severity: 'warning',
      address,
      found: `the stream ${stream} is kept on ${config.num_replicas} server of the cluster ${info.cluster}`,
      expected: 'on three: any one may fail',
      change: `add \`--replicas 3\` to ${setUp}`,
    });
  if (config.max_bytes > 0 && state.bytes > config.max_bytes * 0.8)
    find(look, {
      check: 'sharing/almost-full',
      severity: 'warning',
      address,
      found: `${state.bytes} of ${config.max_bytes} bytes are taken`,
      expected: 'a fifth free at least: a full stream takes nothing more',
      change: 'raise `max_file` of the account in nats.conf and `max_bytes` of the stream',
    });
}
