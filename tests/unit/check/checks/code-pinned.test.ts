import { describe, expect, it } from 'vitest';
import { codePinned } from '../../../../src/check/checks/code-pinned.ts';
import { cart, said } from '../../../support/check.ts';

const bash = (command: string) => cart(`# Cart\n\n\`\`\`bash\n${command}\n\`\`\`\n`);

describe('tells, at its place,', () => {
  it.each([
    ['kubectl logs cart-7d4b9c6f5-x2kqz', 'cart-7d4b9c6f5-x2kqz', 'a generated pod name'],
    ['journalctl --since "2025-11-02 03:10"', '2025-11-02 03:10', 'a date'],
    ['aws ec2 reboot-instances --instance-ids i-0abcd1234ef567890', 'i-0abcd1234ef567890', 'an instance'],
    ['ssh 10.20.30.40', '10.20.30.40', 'an IP address'],
    ['curl http://10.20.30.40:9090/-/reload', '10.20.30.40', 'an IP address'],
  ])('%s', async (command, part, what) => {
    expect(await said(codePinned, bash(command))).toEqual([
      `runbooks/shop/cart.md:4:${command.indexOf(part) + 1} \`${part}\` is ${what}: it fits one incident`,
    ]);
  });

  it('queries of sheets', async () => {
    const sheet =
      "title: S\nqueries:\n  - id: old\n    title: Old\n    language: sql\n    query: |\n      SELECT count(*) FROM orders WHERE day > '2024-02-01'\n";
    expect(await said(codePinned, cart('# Cart\n', { 'queries/s.yaml': sheet }))).toEqual([
      'queries/s.yaml:7:48 `2024-02-01` is a date: it fits one incident',
    ]);
  });
});

it.each([
  'kubectl logs ${pod} --since=1h',
  'kubectl rollout undo deploy/cart-frontend-worker',
  'curl http://127.0.0.1:8080/healthz',
  'dig @8.8.8.8 example.com',
  'curl http://169.254.169.254/latest/meta-data/',
  'ip route add 10.0.0.0/8 dev eth0',
  'helm upgrade cart cart --version 1.2.3',
  'nc -l 0.0.0.0 8080',
  '# as in cart-7d4b9c6f5-x2kqz\nkubectl logs ${pod}',
  'amtool silence add --end "<the end, as in 2024-01-01T00:00:00Z>"',
])('is silent about %s', async (command) => {
  expect(await said(codePinned, bash(command))).toEqual([]);
});

it('is silent about the output in a terminal session', async () => {
  const session = '# Cart\n\n```console\n$ kubectl get pods\ncart-7d4b9c6f5-x2kqz   1/1   Running   2024-03-01\n```\n';
  expect(await said(codePinned, cart(session))).toEqual([]);
});

it('passes over output under the label of a language, which its parser refuses', async () => {
  const output = 'gitlab=# select 1;\n 1250 | 2021-01-29 12:57:15.52+00 | 10.20.30.40\n';
  expect(await said(codePinned, cart(`# Cart\n\n\`\`\`sql\n${output}\`\`\`\n`))).toEqual([]);
});

it('tells once of each kind in a block', async () => {
  expect(await said(codePinned, bash('ssh 10.20.30.40\nssh 10.20.30.41\nssh 10.20.30.40'))).toEqual([
    'runbooks/shop/cart.md:4:5 `10.20.30.40` is an IP address, as 1 more here: it fits one incident',
  ]);
});
