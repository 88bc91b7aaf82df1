/** Names are found in the runbooks of the community, as they are and with a typo. */
import { describe, expect, it } from 'vitest';
import { withTypo } from '../../../scripts/bench/search/typo.ts';
import { seeded } from '../../../scripts/bench/seeded.ts';
import { assemble } from '../../../src/content/assemble.ts';
import { readContentRoot } from '../../../src/content/read.ts';
import { jumpList } from '../../../src/search/jump-list.ts';
import { makeIndex, rank } from '../../../src/ui/client/search/rank.ts';
import { communityRunbooks, noCorpora } from '../../support/corpora.ts';
import '../../support/prepare-languages.ts';

describe.skipIf(noCorpora !== '')(`the names of 108 alerts${noCorpora}`, () => {
  it('are first when typed as they are, and nearly always in the first three with a typo', () => {
    const site = assemble(readContentRoot(communityRunbooks), { base: '/' });
    const index = makeIndex(jumpList(site));
    const place = (typed: string, name: string) =>
      rank(index, typed, 8).findIndex(({ candidate }) => candidate.names.includes(name.toLowerCase()));
    const names = site.alerts.map(({ name }) => name);
    expect(names.filter((name) => place(name, name) !== 0)).toEqual([]);
    const random = seeded(20261121);
    const missed = names.filter((name) => ![0, 1, 2].includes(place(withTypo(name, random), name)));
    expect(missed.length / names.length).toBeLessThanOrEqual(0.05);
  });
});
