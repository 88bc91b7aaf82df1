import { expect, it } from 'vitest';
import { stepSeveralChanges } from '../../../../src/check/checks/step-several-changes.ts';
import { cart, said } from '../../../support/check.ts';

const step = (...commands: string[]) =>
  cart(`# Cart\n\n- [ ] Do it.\n\n${commands.map((text) => `  \`\`\`bash\n${text.replace(/^/gm, '  ')}\n  \`\`\`\n`).join('\n')}`);

it('tells of changes of several kinds in one block or in several, and in cards', async () => {
  const scale = 'kubectl scale deploy/cart --replicas=2';
  const wanted = ['runbooks/shop/cart.md:3:1 one step changes 2 things: it changes the number of pods, it deletes Kubernetes objects'];
  expect(await said(stepSeveralChanges, step(`${scale}\nkubectl delete pod cart`))).toEqual(wanted);
  expect(await said(stepSeveralChanges, step(scale, 'kubectl delete pod cart'))).toEqual(wanted);
  const sheet = `title: S\nqueries:\n  - { id: scale, title: Scale, language: bash, query: "${scale}", rollback: none }\n`;
  const card = '# Cart\n\n- [ ] Do it.\n\n  <Query id="scale" />\n\n  ```bash\n  kubectl delete pod cart\n  ```\n';
  expect(await said(stepSeveralChanges, { 'runbooks/shop/cart.mdx': card, 'queries/s.yaml': sheet })).toHaveLength(1);
});

it('is silent about one change among checks, one change to many, and blocks below the list', async () => {
  expect(await said(stepSeveralChanges, step('kubectl get pods\nkubectl delete pod cart\nkubectl get pods -w'))).toEqual([]);
  expect(await said(stepSeveralChanges, step('kubectl delete pod a\nkubectl delete pod b'))).toEqual([]);
  const below =
    '# Cart\n\n- [ ] Scale.\n\n  ```bash\n  kubectl scale deploy/cart --replicas=2\n  ```\n\n## Other\n\n```bash\nkubectl delete pod cart\n```\n';
  expect(await said(stepSeveralChanges, cart(below))).toEqual([]);
});
