// Makes the keys of nats-jwt.conf, once, in the folder it is started in:
//
//   npm i @nats-io/jwt@0.0.11
//   node nats-keys.mjs PAYMENTS
//
// nats-keys.conf    for nats-server: whom it believes, and what the team may keep. Nothing of it is secret.
// sign-in.env       for nats-sign-in.mjs: the team's account and the signing key. Whoever has it can let people in, and no more: the
//                   account says what they may do.
// admin.creds       for `breakglass share-server --set-up`.
// nats-keys.secret  the keys of the operator and of the account, to make or change accounts later. Keep it away from every server.
import { existsSync, writeFileSync } from 'node:fs';
import {
  createAccount,
  createOperator,
  createUser,
  encodeAccount,
  encodeOperator,
  encodeUser,
  fmtCreds,
  newScopedSigner,
} from '@nats-io/jwt';

const team = process.argv[2] ?? 'TEAM';
const stream = process.argv[3] ?? 'breakglass';
if (existsSync('nats-keys.conf')) {
  console.error('nats-keys.conf is there already. New keys end every pass and every account: remove it first if that is meant.');
  process.exit(2);
}

const [operator, system, account, signing, admin] = [createOperator(), createAccount(), createAccount(), createAccount(), createUser()];
const unlimited = { subs: -1, data: -1, payload: -1 };
const connections = { ...unlimited, imports: -1, exports: -1, wildcards: true, conn: -1, leaf: -1 };

// What everybody with a pass may do, and nothing else: to write into rooms and read them. Each hears only answers to itself.
const person = newScopedSigner(signing, 'person', {
  ...unlimited,
  pub: {
    allow: [
      'bg.*',
      'bg-here.*',
      `$JS.API.STREAM.INFO.${stream}`,
      `$JS.API.CONSUMER.CREATE.${stream}.>`,
      `$JS.API.CONSUMER.INFO.${stream}.*`,
      `$JS.API.CONSUMER.MSG.NEXT.${stream}.*`,
      `$JS.API.CONSUMER.DELETE.${stream}.*`,
      `$JS.ACK.${stream}.>`,
    ],
  },
  sub: { allow: ['bg-here.*', '_INBOX.{{name()}}.>'] },
});

const operatorToken = await encodeOperator('breakglass', operator, { system_account: system.getPublicKey() });
const systemToken = await encodeAccount('SYS', system, { limits: connections }, { signer: operator });
const accountToken = await encodeAccount(
  team,
  account,
  {
    limits: { ...connections, mem_storage: 32 * 1024 ** 2, disk_storage: 1024 ** 3, streams: 1, consumer: 500 },
    signing_keys: [person],
  },
  { signer: operator },
);
const adminToken = await encodeUser('admin', admin, account, unlimited);

const text = (bytes) => new TextDecoder().decode(bytes);
const seed = (pair) => text(pair.getSeed());
const write = (name, lines, mode) => writeFileSync(name, `${lines.join('\n')}\n`, { mode });
write(
  'nats-keys.conf',
  [
    `operator: ${operatorToken}`,
    `system_account: ${system.getPublicKey()}`,
    'resolver: MEMORY',
    'resolver_preload: {',
    `  ${system.getPublicKey()}: ${systemToken}`,
    `  # ${team}`,
    `  ${account.getPublicKey()}: ${accountToken}`,
    '}',
  ],
  0o644,
);
write('sign-in.env', [`NATS_ACCOUNT=${account.getPublicKey()}`, `NATS_SIGNING_SEED=${seed(signing)}`], 0o600);
write('admin.creds', [text(fmtCreds(adminToken, admin))], 0o600);
write('nats-keys.secret', [`operator ${seed(operator)}`, `SYS ${seed(system)}`, `${team} ${seed(account)}`], 0o600);
console.log(
  `nats-keys.conf, sign-in.env, admin.creds and nats-keys.secret are made for ${team}. Keep the last one away from every server.`,
);
