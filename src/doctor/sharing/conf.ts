/** What to change, in the syntax of the file of nats-server: docs/hosting/nats-one.conf. */
import { permissionsOf } from '../../share/permissions.ts';

/** The command that makes the stream as sharing needs it, or brings it up to date. */
export const setUp = '`npx breakglass share-server --set-up nats://admin:PASSWORD@127.0.0.1:4222` at the server';

export function originsLine(origin: string): string {
  return `in nats.conf: \`websocket { allowed_origins: ["${origin}"] }\`, and reload it`;
}

/** The permissions of a user who shares, whole: what is not in them is refused. */
export function permissionsText(user: string, stream: string): string {
  const { publish, subscribe } = permissionsOf(user, stream);
  return `give the user exactly these: \`permissions: { publish: ${list(publish)}, subscribe: ${list(subscribe)} }\`, as in docs/hosting/nats-one.conf, and reload it`;
}

function list(subjects: readonly string[]): string {
  return `[${subjects.map((subject) => `"${subject}"`).join(', ')}]`;
}
