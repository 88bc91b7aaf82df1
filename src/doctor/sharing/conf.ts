/** What to change, in the syntax of the file of nats-server: docs/hosting/nats-one.conf. */
import { permissionsOf } from '../../share/permissions.ts';

/** The command that makes the stream as sharing needs it, or brings it up to date. */
export const setUp = '`npx breakglass share-server --set-up nats://admin:PASSWORD@127.0.0.1:4222` at the server';

export function originsLine(origin: string): string {
  return `in nats.conf: \`websocket { allowed_origins: ["${origin}"] }\`, and reload it`;
}

/** Somebody at the server, as sharing signs them in. */
export interface Somebody {
  readonly user: string;
  /** Where they are answered. */
  readonly inbox: string;
  /** Whether a pass let them in: then the key that signs passes says what they may do, not the file. */
  readonly hasPass: boolean;
}

/** The permissions of somebody who shares, whole: what is not in them is refused. */
export function permissionsText({ user, inbox, hasPass }: Somebody, stream: string): string {
  const { publish, subscribe } = permissionsOf(user, stream, inbox);
  if (!hasPass)
    return `give the user exactly these: \`permissions: { publish: ${list(publish)}, subscribe: ${list(subscribe)} }\`, as in docs/hosting/nats-one.conf, and reload it`;
  const own = subscribe.map((subject) => subject.replace(inbox, '_INBOX.{{name()}}'));
  return `give the signing key of the account exactly these (\`resolver_preload\` in nats.conf): pub.allow ${list(publish)}, sub.allow ${list(own)}, as docs/hosting/nats-keys.mjs does; or the passes themselves, with the user's name`;
}

function list(subjects: readonly string[]): string {
  return `[${subjects.map((subject) => `"${subject}"`).join(', ')}]`;
}
