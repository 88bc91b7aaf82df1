/** `npm run new`: what is drafted passes `check` but for what is marked, and nothing is overwritten. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { type Asker, askFor } from '../../../src/command/ask.ts';
import { missing, surroundingsOf, type Wishes, type Written, writeDraft } from '../../../src/command/new.ts';
import { prepareLanguages } from '../../../src/query/registry.ts';
import { contentRoot } from '../../support/content-root.ts';

beforeAll(prepareLanguages);

const rules = `groups:
  - name: pods
    rules:
      - alert: PodLoops
        expr: sum by (namespace, pod) (rate(restarts_total{job="kubelet"}[5m])) > 0
        for: 15m
        labels: { severity: warning }
        annotations:
          summary: 'Pod {{ $labels.pod }} restarts <again>'
          description: 'Pod {{ $labels.namespace }}/{{ $labels.pod }} restarted {{ printf "%.2f" $value }} times.'
          runbook_url: https://runbooks.example.com/runbooks/kubernetes/podloops
      - alert: PodLoops
        expr: sum by (namespace) (restarts_total) > 9
        labels: { severity: critical }
`;
const team = {
  'breakglass.yaml': 'variables:\n  window: { default: 5m }\nalerts:\n  rules: [rules.yaml]\n',
  'rules.yaml': rules,
  'schemas/runbook.json': '{}',
  'runbooks/shop/service.yaml': 'title: Shop\nowner: shop\nescalation:\n  - to: Shop on-call\n',
  'runbooks/shop/cart.md': '# Cart\n\n## Stabilise\n\n- [ ] Roll back.\n',
  'queries/promql.yaml':
    'title: PromQL\nqueries:\n  - { id: rate, title: Which requests fail?, language: promql, query: "sum(rate(http_requests_total[${window}]))" }\n',
  'runbooks/patterns/service.yaml': 'kind: patterns\nowner: sre\n',
  'runbooks/patterns/leak.mdx':
    '---\ntitle: Slow leak\nsignals:\n  - { saturation: creeping-up, reads: a leak, firstMove: recycle }\npattern: { looksLike: Memory creeps., mechanism: Objects stay., wayOut: Recycle. }\n---\n\n## Triage\n\n<Query id="promql/rate" />\n',
};
const today = '2026-01-31';

async function draft(wishes: Wishes, files: Record<string, string> = team): Promise<Written & { text: (path: string) => string }> {
  const content = contentRoot(files);
  const written = await writeDraft(wishes, await surroundingsOf(content, []), today);
  return { ...written, text: (path) => readFileSync(join(content, path), 'utf8') };
}

it('drafts from an alert: the gravest rule, its expression, severity and words', async () => {
  const { files, left, remarks, text } = await draft({ what: 'runbook', fromAlert: 'PodLoops', service: 'shop' });
  expect(files).toEqual(['runbooks/shop/PodLoops.mdx']);
  expect(text('runbooks/shop/PodLoops.mdx')).toMatch(
    /^---\n\$schema: \.\.\/\.\.\/schemas\/runbook\.json\ntitle: PodLoops\nalerts:\n {2}- PodLoops\nseverity: critical\n/,
  );
  expect(remarks).toEqual(['rules.yaml:4 has another rule `PodLoops` (warning): the draft follows rules.yaml:12']);
  expect(left.every(({ check }) => check === 'text/todo')).toBe(true);
});

it('narrows the expression to what the alert fires for, and takes its text as text', async () => {
  const one = { ...team, 'rules.yaml': rules.slice(0, rules.lastIndexOf('      - alert')) };
  const { files, left, text } = await draft({ what: 'runbook', fromAlert: 'PodLoops' }, one);
  expect(files).toEqual(['runbooks/kubernetes/service.yaml', 'runbooks/kubernetes/PodLoops.mdx']);
  const runbook = text('runbooks/kubernetes/PodLoops.mdx');
  expect(runbook).toContain(
    'sum by (namespace, pod) (rate(restarts_total{pod="${pod}", namespace="${namespace}", job="kubelet"}[5m])) > 0',
  );
  expect(runbook).toContain('title: Pod pod restarts <again>\n');
  expect(runbook).toContain('\n\nPod namespace/pod restarted … times. It fires after 15 minutes.\n');
  expect(left.map(({ check, file, line }) => `${check} ${file}:${line}`)).toEqual([
    'text/todo runbooks/kubernetes/PodLoops.mdx:22',
    'text/todo runbooks/kubernetes/service.yaml:2',
    'text/todo runbooks/kubernetes/service.yaml:3',
    'text/todo runbooks/kubernetes/service.yaml:5',
  ]);
});

it('drafts from a pattern: its signals and queries, for one service', async () => {
  const { left, text } = await draft({ what: 'runbook', pattern: 'leak', service: 'shop' });
  const runbook = text('runbooks/shop/leak.mdx');
  expect(runbook).toContain('title: Slow leak of Shop\n');
  expect(runbook).toContain('    saturation: creeping-up\n');
  expect(runbook).toContain('- [ ] Check for Shop: which requests fail? {/* #triage */}\n\n  <Query id="promql/rate" />');
  expect(left.every(({ check }) => check === 'text/todo')).toBe(true);
});

it('starts an empty content root with a service and a failure', async () => {
  const { files, text } = await draft({ what: 'runbook', service: 'Check Out', failureMode: 'payments time out', owner: 'payments' }, {});
  expect(files).toEqual(['runbooks/check-out/service.yaml', 'runbooks/check-out/payments-time-out.mdx']);
  expect(text('runbooks/check-out/service.yaml')).toContain('title: Check Out\n');
});

it('says all that is missing at once, and what there is', async () => {
  const around = await surroundingsOf(contentRoot(team), []);
  expect(missing({ what: 'runbook' }, around)).toEqual([
    'which service: --service NAME (there are patterns, shop)',
    'what goes wrong: --failure-mode "payments time out", --pattern NAME or --from-alert NAME --rules FILE',
  ]);
  expect(missing({ what: 'service', service: 'x' }, around)).toEqual([]);
});

it('never overwrites, and knows the nearest name', async () => {
  await expect(draft({ what: 'service', service: 'shop' })).rejects.toThrow(
    'runbooks/shop/service.yaml is there already, and stays as it is',
  );
  await expect(draft({ what: 'runbook', service: 'shop', fromAlert: 'PodLoop' })).rejects.toThrow(
    'no alert is called `PodLoop`: did you mean `PodLoops`?',
  );
  await expect(draft({ what: 'runbook', service: 'shop', pattern: 'leek' })).rejects.toThrow(
    'no pattern is called `leek`: did you mean `leak`?',
  );
});

it('asks only for what was not said', async () => {
  const around = await surroundingsOf(contentRoot(team), []);
  const asked: string[] = [];
  const answers = ['alert', 'PodLoops', '+', 'kubernetes', 'platform'];
  const answer = async (message: string) => {
    asked.push(message);
    return answers.shift();
  };
  const asker: Asker = { choose: answer, write: answer };
  expect(await askFor({ what: 'runbook' }, around, asker)).toMatchObject({
    fromAlert: 'PodLoops',
    service: 'kubernetes',
    owner: 'platform',
  });
  expect(asked).toHaveLength(5);
  expect(await askFor({ what: 'runbook' }, around, asker)).toBeUndefined();
});
