/** The sign-in service of `docs/hosting/nats-callout.conf`: nats-server asks it about everybody who connects. */
import { type AuthorizationRequest, decode, encodeAuthorizationResponse, encodeUser, type KeyPair } from '@nats-io/jwt';
import { connect, type Msg } from '@nats-io/transport-node';
import { passInboxOf, permissionsOf } from '../../src/share/permissions.ts';

/** @param people the user of each token; `seconds` is how long somebody is let in. Answers what stops it. */
export async function startCalloutService(
  port: number,
  issuer: KeyPair,
  people: ReadonlyMap<string, string>,
  seconds = 3600,
): Promise<() => Promise<void>> {
  const connection = await connect({ servers: `127.0.0.1:${port}`, user: 'auth', pass: 'auth-pass' });
  const unlimited = { subs: -1, data: -1, payload: -1 };
  const answer = async (message: Msg) => {
    const { server_id, user_nkey, connect_opts } = decode<AuthorizationRequest>(message.string()).nats;
    if (server_id === undefined || user_nkey === undefined) return;
    const user = people.get(String(Reflect.get(connect_opts ?? {}, 'auth_token')));
    const { publish, subscribe } = permissionsOf(user ?? '', 'breakglass', passInboxOf(user ?? ''));
    const allowed = { ...unlimited, pub: { allow: [...publish] }, sub: { allow: [...subscribe] } };
    const exp = Math.floor(Date.now() / 1000) + seconds;
    const said =
      user === undefined
        ? { error: 'unknown token' }
        : { jwt: await encodeUser(user, user_nkey, issuer, allowed, { aud: 'PAYMENTS', exp }) };
    message.respond(await encodeAuthorizationResponse(user_nkey, server_id.id, issuer, said, {}));
  };
  const questions = connection.subscribe('$SYS.REQ.USER.AUTH');
  void (async () => {
    for await (const question of questions) await answer(question);
  })();
  await connection.flush();
  return () => connection.close();
}
