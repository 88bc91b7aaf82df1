/** Ownership from where it already is: what is written for the runbooks goes first. */
import { expect, it } from 'vitest';
import { assemble } from '../../../src/content/assemble.ts';
import { readSources } from '../../../src/content/read.ts';
import { contentRoot } from '../../support/content-root.ts';

const siteOf = (files: Record<string, string>) =>
  assemble(readSources(contentRoot({ 'runbooks/shop/cart.md': '# Cart\n', ...files })), { base: '/' });

const catalog = `# our component
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: shop
  title: The shop
  description: Sells things.
  links:
    - { url: https://grafana.example.com/d/shop, title: Golden signals, type: dashboard }
    - { url: https://chat.example.com/shop, title: Chat, icon: chat }
    - { url: https://runbooks.example.com, title: Source }
spec:
  owner: group:default/shop-team
---
kind: API
spec: { owner: other }
`;
const codeowners = { CODEOWNERS: '/runbooks/shop/ @org/shop\n/runbooks/shop/cart.md @org/cart\n' };
const owners = { 'runbooks/shop/OWNERS': 'approvers: [alice, bob]\n' };

it('fills what service.yaml leaves open from the catalogue', () => {
  const service = { 'runbooks/shop/service.yaml': 'description: Ours.\nlinks:\n  - { title: Code, url: https://runbooks.example.com }\n' };
  const { services, problems } = siteOf({ 'runbooks/shop/catalog-info.yaml': catalog, ...service });
  expect(services[0]).toMatchObject({
    title: 'The shop',
    description: 'Ours.',
    owner: 'shop-team',
    dashboards: [{ title: 'Golden signals', url: 'https://grafana.example.com/d/shop' }],
    links: [
      { title: 'Code', url: 'https://runbooks.example.com' },
      { title: 'Chat', url: 'https://chat.example.com/shop' },
    ],
  });
  expect(problems).toEqual([]);
});

it('asks frontmatter, service.yaml, the catalogue, OWNERS and CODEOWNERS, in this order', () => {
  const all = { ...codeowners, ...owners, 'runbooks/shop/catalog-info.yaml': catalog, 'runbooks/shop/service.yaml': 'owner: shop\n' };
  const ownerOf = (files: Record<string, string>) => siteOf(files).runbooks[0]?.owner;
  expect(ownerOf({ ...all, 'runbooks/shop/cart.md': '---\nowner: me\n---\n# Cart\n' })).toBe('me');
  expect(ownerOf(all)).toBe('shop');
  expect(ownerOf({ ...all, 'runbooks/shop/service.yaml': 'title: Shop\n' })).toBe('shop-team');
  expect(ownerOf({ ...codeowners, ...owners })).toBe('alice, bob');
  expect(ownerOf(codeowners)).toBe('@org/cart');
  expect(siteOf(codeowners).services[0]?.owner).toBe('@org/shop');
});

it('tells of a catalogue with a mistake, and goes on', () => {
  const { services, problems } = siteOf({ 'runbooks/shop/catalog-info.yaml': 'spec:\n  owner: [a]\nmetadata:\n  title: Shop\n' });
  expect(problems.map(({ check, severity, file, line }) => `${severity} ${check} ${file}:${line}`)).toEqual([
    'warning service/catalog runbooks/shop/catalog-info.yaml:2',
  ]);
  expect(services[0]?.title).toBe('Shop');
});
