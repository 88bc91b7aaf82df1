import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { alertNoRunbook } from '../../../../src/check/checks/alert-no-runbook.ts';
import { findProblems } from '../../../../src/check/run.ts';
import { makeWorld } from '../../../../src/check/world.ts';
import { assemble } from '../../../../src/content/assemble.ts';
import { readSources } from '../../../../src/content/read.ts';
import { cart, said, today } from '../../../support/check.ts';

const corpora = join(import.meta.dirname, '../../../../../shared/corpora');
const settings = 'alerts:\n  rules: [rules/*.yaml]\n';
const rule = (name: string, more = '') => `groups:\n  - name: shop\n    rules:\n      - alert: ${name}\n        expr: up == 0\n${more}`;

it.skipIf(!existsSync(corpora))('tells exactly 26 of the 125 alerts of kube-prometheus, each at its place in its file', async () => {
  const root = readSources(join(corpora, 'prometheus-operator-runbooks'), ['../kube-prometheus-rules/*.yaml']);
  const site = assemble(root, { base: '/' });
  const found = await findProblems(alertNoRunbook, makeWorld(site, root, { today, lastCommit: () => undefined }));
  expect(new Set(site.coverage?.alerts.map((alert) => alert.rule.name)).size).toBe(125);
  expect(found).toHaveLength(26);
  for (const { file, line, column, endColumn, message } of found) {
    const rules = root.ruleFiles?.find(({ path }) => path === file);
    const written =
      Buffer.from(rules?.bytes ?? [])
        .toString()
        .split('\n')[line - 1] ?? '';
    expect(written.slice(0, column - 1)).toMatch(/- alert: $/);
    expect(message).toContain(`\`${written.slice(column - 1, endColumn - 1)}\``);
  }
});

it('tells one problem a name, and how many rules raise it', async () => {
  const twice = `${rule('CartDown')}      - alert: CartDown\n        expr: up == 1\n`;
  expect(await said(alertNoRunbook, cart('# Cart\n', { 'breakglass.yaml': settings, 'rules/a.yaml': twice }))).toEqual([
    'rules/a.yaml:4:16 no runbook answers `CartDown`, raised by 2 rules',
  ]);
});

it('takes a runbook by the alert’s name, by `runbook_url`, by a path in the repository, and one on another site', async () => {
  const by = (annotation: string) => rule('CartDown', `        annotations: { ${annotation} }\n`);
  const silent = async (files: Record<string, string>) =>
    expect(await said(alertNoRunbook, { 'breakglass.yaml': settings, ...files })).toEqual([]);
  await silent(cart('---\nalerts: [CartDown]\n---\n# Cart\n', { 'rules/a.yaml': rule('CartDown') }));
  await silent(cart('# Cart\n', { 'rules/a.yaml': by('runbook_url: https://r.example.com/docs/runbooks/shop/cart') }));
  await silent(cart('# Cart\n', { 'rules/a.yaml': by('runbook: runbooks/shop/cart.md') }));
  await silent(cart('# Cart\n', { 'rules/a.yaml': by('runbook_url: https://git.example.com/blob/main/runbooks/shop/cart.md#alert') }));
  const site = { 'breakglass.yaml': `${settings}  site: https://r.example.com/\n` };
  await silent(cart('# Cart\n', { ...site, 'rules/a.yaml': by('runbook_url: https://wiki.example.com/cart') }));
});

it('says when a name differs in case only', async () => {
  const files = cart('---\nalerts: [cartDown]\n---\n# Cart\n', { 'breakglass.yaml': settings, 'rules/a.yaml': rule('CartDown') });
  expect(await said(alertNoRunbook, files)).toEqual(['rules/a.yaml:4:16 no runbook answers `CartDown`']);
});

it('says nothing where no rules are given', async () => {
  expect(await said(alertNoRunbook, cart('# Cart\n'))).toEqual([]);
});
