/** Dead links are compared with the files of the site to suggest what was meant: that must not cost more with each link (row 50). */
import { expect, it } from 'vitest';
import type { Address } from '../../../src/content/address.ts';
import { fileTargets, type LinkTargets, linkResolver } from '../../../src/content/links.ts';

class CountedMap extends Map<string, Address> {
  listed = 0;
  override keys(): MapIterator<string> {
    this.listed++;
    return super.keys();
  }
}

function targetsOf(files: ReadonlyMap<string, Address>): LinkTargets {
  return { files, addresses: new Map(), images: new Map(), base: '/' };
}

const known = fileTargets(
  ['checkout', 'cart', 'payment'].map((name) => ({ path: `runbooks/shop/${name}.md`, address: `runbooks/shop/${name}/` as Address })),
  [],
);

it('the files of a site are listed once for all dead links of all its files @fault-50', () => {
  const files = new CountedMap(known);
  const targets = targetsOf(files);
  for (const file of ['a.md', 'b.md', 'c.md']) {
    const resolve = linkResolver(`runbooks/shop/${file}`, targets);
    for (let at = 0; at < 200; at++) expect(resolve(`nowhere-${at}.md`)).toHaveProperty('dead');
  }
  expect(files.listed).toBe(1);
});

it('every dead link of a file is reported, the first 50 with what is near', () => {
  const resolve = linkResolver('runbooks/shop/a.md', targetsOf(known));
  const hints = Array.from({ length: 60 }, () => resolve('chekout.md')).map((answer) => ('hint' in answer ? answer.hint : 'no dead link'));
  expect(hints.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => 'did you mean `runbooks/shop/checkout`?'));
  expect(new Set(hints.slice(50))).toEqual(new Set(['link to a runbook by its file, as in `../etcd/etcdNoLeader.md`']));
});

it('a name that is longer than any file is compared with none', () => {
  const resolve = linkResolver('runbooks/shop/a.md', targetsOf(known));
  expect(resolve(`${'checkout'.repeat(1000)}.md`)).toMatchObject({
    hint: 'link to a runbook by its file, as in `../etcd/etcdNoLeader.md`',
  });
});
