// Hands passes for live sharing to people whom the site's own login let in: the endpoint of `share.auth.signIn`, for nats-jwt.conf.
//
//   npm i @nats-io/jwt@0.0.11
//   env $(cat sign-in.env) node nats-sign-in.mjs
//
// It must stand behind the login, which says by a header who it is (USER_HEADER, `X-Forwarded-User` when left out), sets that header itself
// whatever came from outside, and hands on only who is signed in. So it listens on this machine alone. For nginx with `auth_request`:
//
//   location = /share/sign-in {
//     auth_request /oauth2/auth;
//     auth_request_set $user $upstream_http_x_auth_request_user;
//     proxy_set_header X-Forwarded-User $user;
//     proxy_pass http://127.0.0.1:8470;
//   }
//
// What the pages expect: POST, with the site's cookies; 200 and `{ "user", "jwt", "seed" }` as JSON, or 401 when nobody is signed in. The user
// is a word of letters, digits, `-` and `_`, the same each time for the same person; the server must let them listen to `_INBOX.<user>.>`.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { createUser, encodeUser, fromSeed } from '@nats-io/jwt';

const { NATS_ACCOUNT = '', NATS_SIGNING_SEED = '', USER_HEADER = 'X-Forwarded-User', PORT = '8470', PASS_SECONDS = '3600' } = process.env;
if (NATS_ACCOUNT === '' || NATS_SIGNING_SEED === '') {
  console.error('NATS_ACCOUNT and NATS_SIGNING_SEED are missing: take sign-in.env of nats-keys.mjs.');
  process.exit(2);
}
const signing = fromSeed(new TextEncoder().encode(NATS_SIGNING_SEED));

createServer(async (request, response) => {
  const answer = (status, body) => {
    response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    response.end(JSON.stringify(body));
  };
  const person = request.headers[USER_HEADER.toLowerCase()];
  if (request.method !== 'POST') return answer(405, { error: 'POST it' });
  if (typeof person !== 'string' || person === '') return answer(401, { error: 'nobody is signed in' });
  const user = wordFor(person);
  const key = createUser();
  const exp = Math.floor(Date.now() / 1000) + Number(PASS_SECONDS);
  const jwt = await encodeUser(user, key, signing, { issuer_account: NATS_ACCOUNT }, { exp, scopedUser: true });
  return answer(200, { user, jwt, seed: new TextDecoder().decode(key.getSeed()) });
}).listen(Number(PORT), '127.0.0.1', () => console.log(`Passes at http://127.0.0.1:${PORT} for who comes with ${USER_HEADER}.`));

/** One word for each person: two names never become the same. */
function wordFor(person) {
  return `${person.replace(/\W/g, '-').slice(0, 40)}-${createHash('sha256').update(person).digest('hex').slice(0, 8)}`;
}
