import { expect, it } from 'vitest';
import { variableUnused } from '../../../../src/check/checks/variable-unused.ts';
import { cart, said } from '../../../support/check.ts';

const command = '# Cart\n\n```bash\nkubectl -n ${namespace} get pods\n```\n';

it('tells of them in frontmatter, service.yaml, sheets and settings, at their names', async () => {
  const files = {
    'runbooks/shop/cart.md': `---\nvariables:\n  pod: {}\n---\n${command}`,
    'runbooks/shop/service.yaml': 'variables:\n  namespace: {}\n  region: {}\n',
    'queries/s.yaml':
      'title: S\nvariables:\n  job: {}\n  window: {}\nqueries:\n  - { id: up, title: Up, language: promql, query: "up{job=\\"${job}\\"}" }\n',
    'breakglass.yaml': 'variables:\n  job: {}\n  cluster: {}\n',
  };
  expect(await said(variableUnused, files)).toEqual([
    'runbooks/shop/cart.md:3:3 the variable `pod` is used in no query or command',
    'queries/s.yaml:4:3 the variable `window` is used in no query or command',
    'runbooks/shop/service.yaml:3:3 the variable `region` is used in no query or command',
    'breakglass.yaml:3:3 the variable `cluster` is used in no query or command',
  ]);
});

it('is silent about what is used, and where a runbook could not be read', async () => {
  expect(await said(variableUnused, cart(`---\nvariables:\n  namespace: {}\n---\n${command}`))).toEqual([]);
  const broken = { 'runbooks/shop/b.mdx': '# B\n\n<namespace>\n', 'breakglass.yaml': 'variables:\n  cluster: {}\n' };
  expect(await said(variableUnused, cart(command, broken))).toEqual([]);
});
