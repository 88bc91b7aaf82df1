/** Addresses that lead to other pages: aliases of runbooks, and where pages were before letters of all scripts were kept. */
import { decodeAddress } from '../../plain/decode-address.ts';
import type { Problem, Range } from '../../problem/problem.ts';
import { type Address, addressKey, addressOfPath, aliasAddresses, fileName, formerPart, pageFile, readableAddress } from '../address.ts';
import { ownUseOf } from '../own-addresses.ts';
import type { AlertPage, Asset, BrokenUnit, Drill, Redirect, Runbook, Service, Sheet } from '../site.ts';
import type { Place } from './alert-index.ts';

/** A path of this length, in whatever folder the site lies, is one that file systems take (they refuse 4,096 bytes). */
const longestPath = 900;

/** Everything of a site that has an address. */
export interface Addressed {
  readonly services: readonly Pick<Service, 'id' | 'address'>[];
  readonly runbooks: readonly Runbook[];
  readonly sheets: readonly Pick<Sheet, 'id' | 'address'>[];
  readonly drills: readonly Pick<Drill, 'id' | 'address'>[];
  readonly alertPages: readonly AlertPage[];
  readonly assets: readonly Asset[];
  /** What has an address and cannot be shown. */
  readonly broken: readonly Pick<BrokenUnit, 'file' | 'address'>[];
}

/** Redirects in the order of the runbooks. An alias over anything that is there already is a problem, and leads nowhere. */
export function redirectsOf(site: Addressed, place: Place): { value: Redirect[]; problems: Problem[] } {
  const taken = takenBy(site);
  const redirects: Redirect[] = [];
  const problems: Problem[] = [];
  for (const runbook of site.runbooks) {
    for (const [at, alias] of runbook.meta.aliases.entries()) {
      const meant = aliasAddresses(alias);
      const [from] = meant;
      if (climbs(alias)) {
        problems.push(climbing(runbook, alias, place(runbook.id, ['aliases', at])));
        continue;
      }
      if (meant.some((address) => pageFile(address).length > longestPath)) {
        problems.push(tooLong(runbook, alias, place(runbook.id, ['aliases', at])));
        continue;
      }
      const use = from === undefined ? 'the home page' : useOf(from, taken);
      if (from !== undefined && use === undefined) {
        taken.set(addressKey(from), `an alias of \`${runbook.id}\` already`);
        redirects.push(...meant.map((address) => ({ from: address, to: runbook.address })));
        continue;
      }
      problems.push({
        check: 'runbook/alias',
        severity: 'error',
        file: runbook.file,
        message: `the alias \`${alias}\` leads nowhere: ${from === undefined ? '/' : `/${readableAddress(from)}`} is ${use}`,
        hint: 'remove it or choose another',
        ...place(runbook.id, ['aliases', at]),
      });
    }
  }
  for (const { from } of redirects) taken.set(addressKey(from), 'an alias already');
  return { value: [...redirects, ...formerAddresses(site, redirects, taken)], problems };
}

/** An alias is an address of the site: nothing is above it. */
function climbs(alias: string): boolean {
  return decodeAddress(alias.replace(/[?#].*$/s, ''))
    .split(/[/\\]/)
    .includes('..');
}

function climbing({ file }: Runbook, alias: string, at: Range): Problem {
  const message = `the alias \`${alias.slice(0, 60)}\` leads nowhere: \`..\` would lead out of the site`;
  return {
    check: 'runbook/alias',
    severity: 'error',
    file,
    message,
    hint: 'write the address from the root of the site, as in `/old/path/`',
    ...at,
  };
}

function tooLong({ file }: Runbook, alias: string, at: Range): Problem {
  const message = `the alias \`${alias.slice(0, 60)}…\` leads nowhere: it is longer than ${longestPath} characters`;
  return { check: 'runbook/alias', severity: 'error', file, message, hint: 'remove it or choose a shorter one', ...at };
}

/** What is at each address, in words, by the key of the address. */
function takenBy({ services, runbooks, sheets, drills, alertPages, assets, broken }: Addressed): Map<string, string> {
  const all: [Address, string][] = [
    ...broken.map(({ address, file }): [Address, string] => [address, `the page of \`${file}\``]),
    ...assets.map(({ address, file }): [Address, string] => [address, `the image \`${file}\``]),
    ...alertPages.map(({ address, alerts: [first = ''] }): [Address, string] => [address, `the page of the alert \`${first}\``]),
    ...drills.map(({ address, id }): [Address, string] => [address, `the drill \`${id}\``]),
    ...sheets.map(({ address, id }): [Address, string] => [address, `the query sheet \`${id}\``]),
    ...services.map(({ address, id }): [Address, string] => [address, `the page of the service \`${id}\``]),
    ...runbooks.map(({ address, id }): [Address, string] => [address, `the runbook \`${id}\``]),
  ];
  return new Map(all.map(([address, use]) => [addressKey(address), use]));
}

/** What is at an address already; a page cannot lie below an image either. */
function useOf(address: Address, taken: ReadonlyMap<string, string>): string | undefined {
  const own = ownUseOf(address);
  if (own !== undefined) return own;
  const key = addressKey(address);
  const parts = key.split('/').slice(0, -1);
  const above = parts.map((_, at) => parts.slice(0, at + 1).join('/'));
  return taken.get(key) ?? above.map((path) => taken.get(path)).find((use) => use !== undefined);
}

/** Redirects from where things were, where that named one thing only and nothing else is there now. */
function formerAddresses(
  { services, runbooks, sheets, drills }: Addressed,
  redirects: readonly Redirect[],
  taken: ReadonlyMap<string, string>,
): Redirect[] {
  const former = [
    ...runbooks.map(({ id, address }) => ({ from: formerOf('runbooks', id), to: address })),
    ...services.map(({ id, address }) => ({ from: formerOf('runbooks', id), to: address })),
    ...sheets.map(({ id, address }) => ({ from: formerOf('queries', id), to: address })),
    ...drills.map(({ id, address }) => ({ from: formerOf('drills', id), to: address })),
    ...redirects.map(({ from, to }) => ({ from: formerOf(readableAddress(from).replace(/\/$/, '')), to })),
  ];
  // Most things are where they were.
  const elsewhere = former.filter(({ from }) => !taken.has(addressKey(from)));
  return [...Map.groupBy(elsewhere, ({ from }) => addressKey(from)).values()].flatMap(([first, ...others]) => {
    const isFree = first !== undefined && useOf(first.from, taken) === undefined;
    return isFree && others.every(({ to }) => to === first.to) ? [first] : [];
  });
}

/** `runbooks`, `shop/Größe` → `runbooks/shop/grosse/` */
function formerOf(...names: readonly string[]): Address {
  const parts = names.flatMap((name) => name.split('/'));
  return addressOfPath(`${parts.map((part) => fileName(formerPart(part))).join('/')}/`);
}
