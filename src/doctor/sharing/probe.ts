/**
 * Tries at a nats-server what a user may do and what not. Nothing of it changes or keeps anything: a message for a room names a stream that is
 * not there, so that the server refuses it after it was allowed; requests that would change something are no JSON, which the server refuses
 * before it does anything.
 */
import { type ConnectionOptions, headers, type NatsConnection, PermissionViolationError, wsconnect } from '@nats-io/nats-core';
import { z } from 'zod';
import { pageSocket } from './door.ts';

/** How somebody signs in, and where they are answered; without a user, a token or an authenticator: anonymously. */
export type Credentials = Pick<ConnectionOptions, 'user' | 'pass' | 'token' | 'authenticator' | 'inboxPrefix'>;

/** Connects as a page of the site does. @throws what the server answers */
export async function connectAs(
  url: string,
  { origin, patience, credentials }: { origin: string; patience: number; credentials: Credentials },
): Promise<NatsConnection> {
  return await wsconnect({
    servers: url,
    ...credentials,
    reconnect: false,
    ignoreClusterUpdates: true,
    timeout: patience,
    wsFactory: async (address: string) => ({ socket: pageSocket(address, origin, patience), encrypted: address.startsWith('wss:') }),
  });
}

/** What came of a request. `nobody`: it is allowed, and nothing listens there. */
export type Reply = { readonly json: unknown } | { readonly status: number } | 'refused' | 'nobody' | 'silent';

export async function ask(connection: NatsConnection, subject: string, body: string, timeout: number, expects?: string): Promise<Reply> {
  const head = headers();
  if (expects !== undefined) head.set('Nats-Expected-Stream', expects);
  try {
    const answer = await connection.request(subject, body, { timeout, ...(expects !== undefined && { headers: head }) });
    if (answer.headers?.hasError) return { status: answer.headers.code };
    return { json: answer.data.length === 0 ? undefined : answer.json() };
  } catch (error) {
    const name = error instanceof Error ? `${error.name} ${error.message}` : String(error);
    if (/permission/i.test(name)) return 'refused';
    return /no responders/i.test(name) ? 'nobody' : 'silent';
  }
}

const failureSchema = z.object({ error: z.object({ err_code: z.number().optional(), description: z.string() }) });

/** The error that a JetStream answer holds; undefined when it holds none. */
export function failureIn(reply: Reply): { readonly code: number; readonly text: string } | undefined {
  if (typeof reply === 'string' || !('json' in reply)) return undefined;
  const { data } = failureSchema.safeParse(reply.json);
  return data && { code: data.error.err_code ?? 0, text: data.error.description };
}

/** Which of these subjects may be published to. Each gets a text that no handler of the server takes. */
export async function mayPublish(connection: NatsConnection, subjects: readonly string[]): Promise<readonly string[]> {
  const refused = new Set<string>();
  void watchRefusals(connection, (subject) => refused.add(subject));
  for (const subject of subjects) connection.publish(subject, 'breakglass doctor');
  await settle(connection);
  return subjects.filter((subject) => !refused.has(subject));
}

/** Which of these subjects may be listened to. What is heard there is not looked at. */
export async function mayListen(connection: NatsConnection, subjects: readonly string[]): Promise<readonly string[]> {
  const refused = new Set<string>();
  const open = subjects.map((subject) =>
    connection.subscribe(subject, {
      callback: (error) => {
        if (error !== null) refused.add(subject);
      },
    }),
  );
  await settle(connection);
  for (const subscription of open) if (!subscription.isClosed()) subscription.unsubscribe();
  return subjects.filter((subject) => !refused.has(subject));
}

/** The server answers in the order in which it is asked: what was to be refused has been by now. */
async function settle(connection: NatsConnection): Promise<void> {
  await connection.flush();
  await new Promise((resolve) => setImmediate(resolve));
}

/** Until the connection is closed. */
async function watchRefusals(connection: NatsConnection, refused: (subject: string) => void): Promise<void> {
  for await (const status of connection.status())
    if (status.type === 'error' && status.error instanceof PermissionViolationError) refused(status.error.subject);
}
