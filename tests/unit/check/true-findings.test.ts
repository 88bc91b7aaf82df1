/** What was once reported wrongly of public collections: a row for each kind, with what is reported now. */
import { expect, it } from 'vitest';
import { findings } from '../../support/check.ts';

type Row = readonly [name: string, files: Readonly<Record<string, string>>, check: string, messages: readonly string[]];

const page = (text: string) => ({ 'runbooks/shop/cart.md': `# Cart\n\n## Stabilise\n\n${text}\n` });
const fence = (label: string, ...lines: readonly string[]) => page([`\`\`\`${label}`, ...lines, '```'].join('\n'));
const rules = (runbook: string) =>
  `groups:\n- name: g\n  rules:\n  - alert: CartOdd\n    expr: up\n    annotations: { runbook: ${runbook} }\n`;

const rows: readonly Row[] = [
  ['a mark of what holds, in a table', page('| a | b |\n|---|---|\n| x | ✅ yes |'), 'step/box', []],
  ['a mark of what was decided', page('- ✅ [Use Postgres](#cart)\n\n✅ Accepted'), 'step/box', []],
  ['an empty box', page('- ☐ Restart'), 'step/box', ['`☐` is not a step: it cannot be ticked']],
  ["the version of a policy's form", fence('json', '{ "Version": "2012-10-17" }'), 'code/pinned', []],
  ['the same in a command', fence('bash', `aws iam put-policy --policy '{"Version": "2012-10-17"}'`), 'code/pinned', []],
  ['a version of an API', fence('bash', 'curl "https://api.example.com/x?api-version=2021-04-01"'), 'code/pinned', []],
  ['a date', fence('bash', 'journalctl --since 2021-04-01'), 'code/pinned', ['`2021-04-01` is a date: it fits one incident']],
  ['a version that is a folder of an address', fence('bash', 'curl -O https://s3.example.com/eks/2020-10-29/cm.yaml'), 'code/pinned', []],
  ['a network', fence('bash', "sed -i 's/192.168.0.0\\/16/10.244.0.0\\/16/' calico.yaml"), 'code/pinned', []],
  [
    'what a program printed, under the label of commands',
    fence('bash', 'helm list', 'Cached for ~5-20 minutes (timeout varies)'),
    'query/syntax',
    ['not valid Shell: found what reads as output, among commands'],
  ],
  ['a command that is broken', fence('bash', 'kubectl get pods (all'), 'query/syntax', ['not valid Shell: found `(` behind a word']],
  [
    'a command broken within a loop',
    fence('bash', 'for i in 1 2; do', '  # commands', 'done'),
    'query/syntax',
    ['not valid Shell: found `done`'],
  ],
  ['what happens then', page('**When:** `terraform destroy` triggers the deletion.'), 'code/rollback', []],
  ['what it takes', page('Volumes are only deleted with `docker compose down -v`.'), 'code/rollback', []],
  ['the page that somebody reads', page('A false failure on the page Max reads.'), 'text/person', []],
  ['somebody to page', page('Then page Max.'), 'text/person', ['Max may be asleep, away or gone']],
  ['the home page', page('[Home](/)'), 'link/dead', []],
  ['a command that did harm', page('User error: executing `kubectl delete ns shop` by mistake.'), 'code/rollback', []],
  ['a command that nobody shall run', page('Never run `kubectl delete ns shop`.'), 'code/rollback', []],
  [
    'a command to run, behind one that failed',
    page('The roll-out failed. Run `kubectl delete ns shop`.'),
    'code/rollback',
    ['it deletes Kubernetes objects, and nothing says what undoes it'],
  ],
  ['a dash in a comment', fence('bash', 'systemctl status sonarqube  # takes 2–3 min'), 'code/typography', []],
  ['a dash in a command', fence('bash', 'kubectl get pods –all # 2'), 'code/typography', ['en dash (U+2013) in code']],
  ['a dash behind a sign in quotes', fence('bash', 'echo "a # b –c"'), 'code/typography', ['en dash (U+2013) in code']],
  [
    "a client's session under the label of its language",
    fence('sql', 'locktest=# begin;', 'BEGIN', 'locktest=# lock table t;'),
    'query/syntax',
    [],
  ],
  [
    'queries below one another',
    fence('promql', '# by service', 'sum by (service) (up)', '', '# all', 'topk(10, up)'),
    'query/syntax',
    ['not valid PromQL: found 2 queries in one block'],
  ],
  [
    'queries on lines that follow one another',
    fence('promql', 'node_cpu{mode="idle"}', 'sum(', '  rate(up[5m])', ')', 'up', '  / 2'),
    'query/syntax',
    ['not valid PromQL: found 3 queries in one block'],
  ],
  [
    'one that is broken',
    fence('promql', '# by service', 'sum by (service) (up', '', '# all', 'up'),
    'query/syntax',
    ['not valid PromQL: *'],
  ],
  ['a user who is the password', page('`curl https://abc123:abc123@grafana.shop.internal/api`'), 'secret/found', []],
  ['a link that begins with a shortcode', page('[new]({{< param Repo >}}/new/main/cart)'), 'link/dead', []],
  [
    'its shortcode',
    page('[new]({{< param Repo >}}/new/main/cart)'),
    'markdown/shortcode',
    ['the Hugo shortcode `param` is not known here and was left out'],
  ],
  [
    'an alert whose rule names the page by its path before it was adopted',
    { ...page('- [ ] Restart.'), 'breakglass.yaml': 'alerts: { rules: [rules.yaml] }\n', 'rules.yaml': rules('docs/shop/cart.md') },
    'alert/no-runbook',
    [],
  ],
  [
    'one that names a page that is not there',
    { ...page('- [ ] Restart.'), 'breakglass.yaml': 'alerts: { rules: [rules.yaml] }\n', 'rules.yaml': rules('docs/shop/gone.md') },
    'alert/no-runbook',
    ['no runbook answers `CartOdd`'],
  ],
];

it.each(rows)('%s', async (_, files, check, messages) => {
  const found = (await findings(files)).filter((problem) => problem.check === check).map(({ message }) => message);
  expect(found).toEqual(messages.map((message) => (message.endsWith('*') ? expect.stringContaining(message.slice(0, -1)) : message)));
});
