/**
 * How well names are found, and how fast: `node scripts/bench/search/names.ts CONTENT` prints JSON. Every alert's exact name must
 * come first; with one random typo (edit distance 1 or 2) its runbook should be in the first three.
 */
import { addressAt } from '../../../src/content/address.ts';
import { assemble } from '../../../src/content/assemble.ts';
import { readSources } from '../../../src/content/read.ts';
import { prepareLanguages } from '../../../src/query/registry.ts';
import { jumpList } from '../../../src/search/jump-list.ts';
import { makeIndex, rank } from '../../../src/ui/client/search/rank.ts';
import { seeded } from '../seeded.ts';
import { withTypo } from './typo.ts';

const typosOfEach = 20;

await prepareLanguages();
const site = assemble(readSources(process.argv[2] ?? '.'), { base: '/' });
const index = makeIndex(jumpList(site));
// A name that several runbooks share leads to a page of them, which counts as each.
const addressesOf = new Map(
  site.alerts.map(({ name, address, runbooks }) => [
    name,
    new Set([address, ...site.runbooks.filter(({ id }) => runbooks.includes(id)).map((runbook) => runbook.address)]),
  ]),
);
const placeOf = (typed: string, name: string) =>
  rank(index, typed, 8).findIndex(({ candidate }) => addressesOf.get(name)?.has(addressAt(candidate.entry[3])));

const random = seeded(20261121);
const typos = site.alerts.flatMap(({ name }) => Array.from({ length: typosOfEach }, () => ({ name, typed: withTypo(name, random) })));
const notFirst = site.alerts.filter(({ name }) => placeOf(name, name) !== 0).map(({ name }) => name);
const missed = typos.filter(({ name, typed }) => {
  const place = placeOf(typed, name);
  return place < 0 || place > 2;
});

const times: number[] = [];
for (const { typed } of typos.slice(0, 200)) {
  for (let keys = 1; keys <= typed.length; keys++) {
    const started = performance.now();
    rank(index, typed.slice(0, keys), 8);
    times.push(performance.now() - started);
  }
}
times.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    runbooks: site.runbooks.length,
    names: index.candidates.length,
    exactFirst: `${site.alerts.length - notFirst.length} of ${site.alerts.length}`,
    notFirst,
    typosInThree: `${typos.length - missed.length} of ${typos.length}`,
    share: 1 - missed.length / typos.length,
    missed: missed.slice(0, 10).map(({ name, typed }) => `${typed} for ${name}`),
    keyMs: { median: times[Math.floor(times.length / 2)], p99: times[Math.floor(times.length * 0.99)] },
  }),
);
