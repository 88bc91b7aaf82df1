/** A service of kind `docs`: pages to read. What runbooks are asked for they are not. */
import { describe, expect, it } from 'vitest';
import { checks } from '../../../src/check/registry.ts';
import { assemble } from '../../../src/content/assemble.ts';
import { badgeOf } from '../../../src/content/badge.ts';
import { healthOf } from '../../../src/content/health.ts';
import { readSources } from '../../../src/content/read.ts';
import { reviewCalendar } from '../../../src/content/review-calendar.ts';
import { hasOnlyDocs } from '../../../src/content/site.ts';
import { jumpKinds, jumpList } from '../../../src/search/jump-list.ts';
import { mainPages } from '../../../src/ui/navigation.ts';
import { readingOrder } from '../../../src/ui/reading-order.ts';
import { problemsOf } from '../../support/check.ts';
import { contentRoot } from '../../support/content-root.ts';

/** All that a runbook would be reproached for. */
const text =
  '---\nlastReviewed: 2020-01-31\n---\n# Guide\n\nWords.\n\n## Meaning\n\nIt means this.\n\n## Mitigation\n\n- [ ] Restart it.\n\n  ```bash\n  kubectl rollout restart deploy/cart\n  ```\n\n  Undo: none needed.\n';
const service = (kind: string, more = '') => `title: Guides\nkind: ${kind}\n${more}`;
const guides = (kind: string, more = ''): Record<string, string> => ({
  'runbooks/guides/guide.md': text,
  'runbooks/guides/zebra.md': '# Zebra\n\nWords.\n',
  'runbooks/guides/service.yaml': service(kind, more),
});
const siteOf = (files: Record<string, string>) => assemble(readSources(contentRoot(files)), { base: '/' });
const ofRunbooks = checks.filter(({ id }) => id.startsWith('runbook/'));

describe('no check asks docs for what only runbooks need', () => {
  it.each(ofRunbooks.map((check) => [check.id, check] as const))('%s', async (_, check) => {
    expect(await problemsOf(check, guides('docs'), { today: '2026-01-31' })).toEqual([]);
  });

  it('as it asks services', async () => {
    const asked = await Promise.all(
      ofRunbooks.map(async (check) => ((await problemsOf(check, guides('service'))).length > 0 ? check.id : '')),
    );
    expect(asked).toEqual(expect.arrayContaining(['runbook/owner', 'runbook/review', 'runbook/escalation', 'runbook/verify']));
  });
});

it('health, badge and calendar count no docs', () => {
  const site = siteOf({ ...guides('docs'), 'runbooks/shop/cart.md': '---\nlastReviewed: 2026-01-01\n---\n# Cart\n' });
  expect(healthOf(site).find(({ id }) => id === 'guides')?.runbooks).toEqual([]);
  expect(badgeOf(site).message).toContain('1 runbook');
  expect(reviewCalendar(site)).not.toContain('Guide');
});

it('all of a page of docs is open, in the order of its author', () => {
  const [guide] = siteOf(guides('docs')).runbooks;
  const folded = (isDocs: boolean) => readingOrder(guide?.compiled ?? expect.fail('no page'), isDocs).map((section) => section.folded);
  expect(folded(true)).not.toContain(true);
  expect(folded(false)).toContain(true);
});

describe('a site of docs alone', () => {
  const names = (files: Record<string, string>) => mainPages(siteOf(files)).map(({ title }) => title);

  it('has neither runbooks nor incidents in its navigation and its search', () => {
    expect(hasOnlyDocs(siteOf(guides('docs')))).toBe(true);
    expect(names(guides('docs'))).toEqual(['Contents']);
    const entries = jumpList(siteOf(guides('docs')));
    expect(new Set(entries.map(([kind]) => jumpKinds[kind]))).toEqual(new Set(['page']));
    expect(entries.map(([, title]) => title)).toEqual(['Guide', 'Zebra', 'Guides', 'Home', 'Contents']);
  });

  it('is none where one service has runbooks', () => {
    const mixed = { ...guides('docs'), 'runbooks/shop/cart.md': '# Cart\n' };
    expect(hasOnlyDocs(siteOf(mixed))).toBe(false);
    expect(names(mixed)).toEqual(['Runbooks', 'Incident']);
  });
});

describe('order', () => {
  it('puts pages and services first that are named; others follow as they were', () => {
    const files = { ...guides('docs', 'order: [zebra]\n'), 'runbooks/api/a.md': '# A\n', 'runbooks/zoo/a.md': '# A\n' };
    const site = siteOf({ ...files, 'breakglass.yaml': 'order: [zoo, guides]\n' });
    expect(site.services.map(({ id }) => id)).toEqual(['zoo', 'guides', 'api']);
    expect(site.services.find(({ id }) => id === 'guides')?.runbooks).toEqual(['guides/zebra', 'guides/guide']);
  });
});
