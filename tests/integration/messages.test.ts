/** Whatever a page says about a file that is not in order, code in it is code: no page shows a backquote. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../support/command.ts';
import { contentRoot, temporaryFolder } from '../support/content-root.ts';

/** A file of each kind with a slip whose message has code in it. */
const slips = {
  'breakglass.yaml': 'alerts: { rules: [rules/*.yaml] }\ntitel: x\n',
  'rules/good.yaml': 'groups: [{ name: g, rules: [{ alert: ShopDown, expr: up == 0 }] }]\n',
  'rules/broken.yaml': 'groups:\n- name: "g\n',
  'rules/none.yaml': 'groups:\n- name: g\n  rules:\n  - { record: "a:b", expr: up }\n',
  'rules/chart.yaml': 'groups:\n{{- range .Values.groups }}\n- name: g\n{{- end }}\n',
  'rules/other.yaml': 'kind: Deployment\napiVersion: apps/v1\nspec: {}\n',
  'runbooks/shop/good.md': '---\nalerts: [ShopDown]\n---\n# Good\n\n- [ ] Restart it.\n',
  'runbooks/shop/broken.mdx': '# Broken\n\n<Tabs>\n',
  'runbooks/shop/front.md': '---\nseverity: loud\nownr: x\nalerts: "a\n---\n# Front\n',
  'runbooks/shop/keys.md': '---\nseverity: loud\n---\n# Keys\n\n```promql\nrat(up[5m])\n```\n\n[x](#gone)\n',
  'runbooks/shop/service.yaml': 'titel: Shop\ndependencies: [{ service: gone }]\n',
  'runbooks/shop/drills/d.yaml': 'titel: Drill\n',
  'runbooks/over/_index.md': '---\ntitle: Over\n---\n# Over\n\n<Tabs>\n',
  'runbooks/view/_index.mdx': '# View\n\n<Tabs>\n',
  'runbooks/view/page.md': '# Page\n\nText.\n',
  'queries/broken.yaml': 'titel: Bad\nqueries: [{ id: a }]\n',
  'queries/bad.yaml': 'title: Bad\nqueries: [{ id: a, title: A, language: promql, query: "rat(up[5m])" }]\n',
};

it('pages show code in messages as code @long', { timeout: 120_000 }, async () => {
  const out = join(temporaryFolder(), 'site');
  const ran = await run('build', '--content', contentRoot(slips), '--out', out);
  expect(ran, ran.stderr).toMatchObject({ code: 0 });
  const pages = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('index.html'));
  const shown = pages.map((path) => [path, textOf(readFileSync(join(out, path), 'utf8'))] as const);
  expect(shown.filter(([, text]) => text.includes('`')).map(([path, text]) => [path, /.{0,60}`.{0,60}/.exec(text)?.[0]])).toEqual([]);
  // The messages are there.
  for (const [page, words] of [
    ['coverage/index.html', 'rules/broken.yaml'],
    ['runbooks/shop/broken/index.html', 'Tabs'],
    ['runbooks/view/index.html', 'This overview cannot be shown'],
    ['health/index.html', 'unknown key'],
  ])
    expect(shown.find(([path]) => path === page)?.[1], page).toContain(words);
});

/** What people read outside of code. */
function textOf(html: string): string {
  return html
    .replace(/<(script|style|pre|code|textarea|template)\b[\s\S]*?<\/\1>/g, (part) =>
      part.startsWith('<code') ? ` ${part.replace(/<[^>]*>|`/g, '')} ` : '',
    )
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}
