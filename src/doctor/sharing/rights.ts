/** What a user who shares must be able to do at the server, and what must be refused. Both are tried, and nothing is kept of it. */
import type { NatsConnection } from '@nats-io/nats-core';
import { type Examination, find } from '../examination.ts';
import { permissionsText, type Somebody } from './conf.ts';
import { ask, failureIn, mayListen, mayPublish, type Reply } from './probe.ts';

export interface RightsOptions {
  readonly address: string;
  readonly who: Somebody;
  readonly stream: string;
  /** A room where nobody is. */
  readonly room: string;
  readonly patience: number;
}

/** The error that nats-server answers a message with that names another stream than the one that took it. */
const otherStream = 10060;

/** What sharing does, each tried; answers those that are refused, in words. */
export async function lookAtNeeded(look: Examination, connection: NatsConnection, options: RightsOptions): Promise<void> {
  const { address, who, stream, room, patience } = options;
  const refused: string[] = [];
  const note = (what: string, reply: Reply) => {
    if (reply === 'refused') refused.push(what);
    if (reply === 'silent')
      look.notTried.push({ what: `${what} at ${address}`, why: `the server did not answer within ${patience / 1000} s` });
  };
  const write = await ask(connection, `bg.${room}`, '', patience, `not-${stream}`);
  note(`publish to bg.${room}`, write);
  lookAtStored(look, address, stream, write);
  for (const [verb, body] of readingVerbs(stream, room)) note(`publish to ${verb}`, await ask(connection, verb, body, patience));
  const here = `bg-here.${room}`;
  if ((await mayPublish(connection, [here])).length === 0) refused.push(`publish to ${here}`);
  if ((await mayListen(connection, [here])).length === 0) refused.push(`listen to ${here}`);
  look.tried.push(`what sharing needs at ${address}`);
  if (refused.length === 0) return;
  find(look, {
    check: 'sharing/needed',
    severity: 'error',
    address,
    found: `the user ${who.user} may not ${refused.join(', nor ')}`,
    expected: 'that it may: sharing does this',
    change: permissionsText(who, stream),
  });
}

/** Reading a room: a reader is made, asked and removed, as pages do it. */
function readingVerbs(stream: string, room: string): readonly (readonly [subject: string, body: string])[] {
  const reader = `doctor-${room}`;
  const filter = `bg.${room}`;
  const config = {
    name: reader,
    filter_subject: filter,
    deliver_policy: 'all',
    ack_policy: 'none',
    replay_policy: 'instant',
    inactive_threshold: 10e9,
    mem_storage: true,
    num_replicas: 1,
  };
  return [
    [`$JS.API.CONSUMER.CREATE.${stream}.${reader}.${filter}`, JSON.stringify({ stream_name: stream, config, action: 'create' })],
    [`$JS.API.CONSUMER.INFO.${stream}.${reader}`, ''],
    [`$JS.API.CONSUMER.MSG.NEXT.${stream}.${reader}`, JSON.stringify({ batch: 1, no_wait: true })],
    [`$JS.API.CONSUMER.DELETE.${stream}.${reader}`, ''],
  ];
}

/** Whether a message for a room comes to the stream: it must answer that it is not the one that was named. */
function lookAtStored(look: Examination, address: string, stream: string, reply: Reply): void {
  const failure = failureIn(reply);
  if (reply === 'refused' || reply === 'silent' || failure?.code === otherStream) return;
  find(look, {
    check: 'sharing/rooms',
    severity: 'error',
    address,
    found:
      reply === 'nobody' ? 'no stream takes what is sent to rooms' : (failure?.text ?? 'something else than a stream answers for rooms'),
    expected: `the stream ${stream} takes \`bg.*\``,
    change: 'make the stream, and let nothing else in this account answer for `bg.*`',
  });
}

/** What nobody who shares may do, by how it harms. */
export async function lookAtForbidden(look: Examination, connection: NatsConnection, options: RightsOptions): Promise<void> {
  const { address, who, stream } = options;
  const { changing, others, heard } = forbidden(stream);
  const allowed = new Set(await mayPublish(connection, [...changing, ...others]));
  const report = (check: string, verb: string, subjects: readonly string[], expected: string) => {
    if (subjects.length === 0) return;
    const found = `the user ${who.user} may ${verb} ${subjects.join(', ')}`;
    find(look, { check, severity: 'error', address, found, expected, change: permissionsText(who, stream) });
  };
  const isAllowed = (subject: string) => allowed.has(subject);
  const kept = 'refused: nobody who shares may change or delete what is kept';
  report('sharing/may-change', 'publish to', changing.filter(isAllowed), kept);
  const beside = 'refused: whoever shares needs rooms and their reading, and nothing else';
  report('sharing/may-publish', 'publish to', others.filter(isAllowed), beside);
  const apart = 'refused: whoever shares hears who is in a room, and answers to itself';
  report('sharing/may-listen', 'listen to', await mayListen(connection, heard), apart);
  look.tried.push(`what must be refused at ${address}`);
}

function forbidden(stream: string) {
  const api = '$JS.API.STREAM';
  return {
    changing: [
      ...['DELETE', 'PURGE', 'UPDATE', 'MSG.DELETE', 'RESTORE'].map((verb) => `${api}.${verb}.${stream}`),
      `${api}.CREATE.breakglass-doctor`,
    ],
    others: [
      `${api}.LIST`,
      `${api}.NAMES`,
      `${api}.MSG.GET.${stream}`,
      `${api}.SNAPSHOT.${stream}`,
      `$JS.API.CONSUMER.LIST.${stream}`,
      `$JS.API.CONSUMER.NAMES.${stream}`,
      // Of the system's account, and of another's.
      '$SYS.REQ.SERVER.PING',
      '$JS.other.API.STREAM.LIST',
      'breakglass-doctor.another-subject',
    ],
    heard: ['>', 'bg.*', '_INBOX.>', '_INBOX_somebody-else.>', '_INBOX.somebody-else.>', '$JS.API.>', '$JS.EVENT.>', '$SYS.>'],
  };
}
