import { describe, expect, it } from 'vitest';
import { secretFound } from '../../../../src/check/checks/secret-found.ts';
import { formatProblem } from '../../../../src/problem/report-text.ts';
import { cart, problemsOf, said } from '../../../support/check.ts';

/** Made up, and in pieces, so that nothing that scans this repository takes them for real. */
const made = (...parts: string[]) => parts.join('');
const base64 = 'MIIEpAIBAAKCAQEA04up8hoqzS1APIB0RhjXyObwHQnOzhAk5Bd7mhkSbPkyhP1wU';

describe('tells of real shapes @fault-32', () => {
  it.each([
    ['a GitHub token', made('gh', 'p_wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx')],
    ['a Slack token', made('xox', 'b-123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx')],
    ['a Slack webhook', made('https://hooks.slack', '.com/services/T01234567/B01234567/abCdefghiJklmnopqRstuvwx')],
    ['an AWS secret key', made('aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPx', 'RfiCYzq8Lr2VdTa')],
    ['a database with its password', made('psql postgres://app:', 'S3cretPassw0rd@db.internal:5432/app')],
    ['an address with a password', made('curl https://admin:', 'hunter2secret@db.shop.io/x')],
    ['a Stripe key', made('sk_', 'live_4eC39HqLyjWDarjtT1zdp7dc')],
    ['a SendGrid key', made('SG', '.a1B2c3D4e5F6g7H8i9J0kL.a1B2c3D4e5F6g7H8i9J0kLa1B2c3D4e5F6g7H8i9J0k')],
    ['a Grafana token', made('glsa', '_HOruNAb7SOiCdshU9algkrq0F9wFb1pP_1a2b3c4d')],
    ['a private key', made('-----BEGIN RSA PRIV', `ATE KEY-----\n${base64}\n${base64}\n-----END RSA PRIV`, 'ATE KEY-----')],
  ])('%s', async (_, secret) => {
    const found = await problemsOf(secretFound, cart(`# Cart\n\n\`\`\`text\n${secret}\n\`\`\`\n`));
    expect(found).toMatchObject([{ check: 'secret/found', severity: 'error', line: 4 }]);
  });
});

it.each([
  'postgres://user:${password}@host/db',
  'postgres://$USER:$PASS@host/db',
  'https://<user>:<password>@host/',
  `gh${'p_'}${'x'.repeat(36)}`,
  'export AWS_SECRET_ACCESS_KEY=$(vault read -field=key secret/aws)',
  'kubectl create secret generic cart --from-literal=password="$PASSWORD"',
  'AKIAIOSFODNN7EXAMPLE',
  'git show 9fceb02d0ae598e95dc970b74767f19372d61af8',
  'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
])('is silent about %s', async (text) => {
  expect(await said(secretFound, cart(`# Cart\n\n\`\`\`text\n${text}\n\`\`\`\n`))).toEqual([]);
});

const token = made('gh', 'p_wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx');

it('finds them in every kind of file, each at its place @fault-32', async () => {
  const files = cart(`# Cart\n\nä ${token}\n`, {
    'runbooks/shop/b.md': `# B\n\n${token}\n`,
    'runbooks/shop/service.yaml': `title: Shop\ndescription: ${token}\n`,
    'queries/s.yaml': `title: ${token}\n`,
    'breakglass.yaml': `title: ${token}\n`,
  });
  expect(
    (await problemsOf(secretFound, files)).map(({ file, line, column, endColumn }) => `${file}:${line}:${column}-${endColumn}`),
  ).toEqual([
    'runbooks/shop/b.md:3:1-41',
    'runbooks/shop/cart.md:3:3-43',
    'runbooks/shop/service.yaml:2:14-54',
    'queries/s.yaml:1:8-48',
    'breakglass.yaml:1:8-48',
  ]);
});

it('cannot be turned off from within a text', async () => {
  const files = cart(`# Cart\n\n${token}\n`, { 'runbooks/shop/a.md': '# A\n\n<!-- secretlint-disable -->\n' });
  expect(await said(secretFound, files)).toHaveLength(1);
});

it('does not repeat the secret @fault-32', async () => {
  const text = `# Cart\n\nUse ${token} here.\n`;
  const [problem] = await problemsOf(secretFound, cart(text));
  const report = problem === undefined ? '' : formatProblem(problem, () => text.split('\n'));
  expect(report).toContain('  | Use •••');
  expect(report).not.toContain(token.slice(4, 12));
});
