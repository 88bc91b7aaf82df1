/** Which file goes into which pack. An update fetches whole packs, so what changes together lies together. */

import { gunzipSync } from 'node:zlib';
import { addressOfPath, decodePath } from '../../content/address.ts';
import type { Address, Site } from '../../content/site.ts';
import { t } from '../../words/text.ts';
import type { RunbookEntry } from '../shared/manifest.ts';
import type { KnownFile, PackSource } from './make-pack.ts';

export interface PackPlan {
  readonly name: string;
  readonly title: string;
  readonly runbooks: readonly RunbookEntry[];
  readonly optional: boolean;
  readonly sources: readonly PackSource[];
}

/** What hosts, tools and systems read and no page does; a system keeps the icons of what it installed itself. */
const unpacked = /^(?:_headers|build\.json|badge\.(?:json|svg)|sw\.js|offline\/.*|icon-[^/]+|apple-touch-icon\.png)$/;

/** What shares live: no browser fetches it from a site that does not share. */
const sharing = /^assets\/(?:share-live|Sharing)\.[^/]+\.js$/;

/** What pages of follow-up and trends load: a site without postmortems has none of them. */
const followUp = /^assets\/(?:follow-up\.[^/]+\.css|due-days\.[^/]+\.js)$/;

/** Search without its index: changes with Pagefind's version alone. */
const searchProgram = /^pagefind\/(?:[a-z]+\/)?(?:[^/]+\.js|wasm\.[^/]+)$/;

/**
 * The packs of a site, in a fixed order; each file is in one of them at most.
 *
 * - `program`: what all pages load; changes with Breakglass itself
 * - `home`: the home page, which names version and time and so changes with every build
 * - `lists`: all other pages that belong to no service, and what search shows of them
 * - `search`: the catalogue of the full-text index; `search/…`: its parts, a pack each, as an edit changes few of them
 * - `service/…`: pages, sheets and images of a service, and what search shows of them; may be left out where room is short, but for
 *   incident response (services of the kind `process`)
 *
 * @param files paths relative to the site's base
 * @param read their bytes
 * @param known what is known of files that are as they were: those are not read here
 */
export function divide(
  site: Site,
  files: readonly string[],
  program: ReadonlySet<string>,
  read: (file: string) => Buffer,
  known: ReadonlyMap<string, KnownFile> = new Map(),
): PackPlan[] {
  const source = (path: string, unpack = (bytes: Buffer) => bytes): PackSource => ({ path, bytes: () => unpack(read(path)) });
  const serviceOf = servicesOfAddresses(site);
  const plans = new Map<string, { title: string; sources: PackSource[] }>();
  for (const { id, title } of site.services) plans.set(`service/${id}`, { title, sources: [] });
  const add = (name: string, title: string, source: PackSource) => {
    const plan = plans.get(name) ?? { title, sources: [] };
    plans.set(name, plan);
    plan.sources.push(source);
  };
  const languages = searchLanguages(files, read);

  for (const path of [...files].sort()) {
    if (unpacked.test(path) || (site.settings.share === undefined && sharing.test(path))) continue;
    if (site.postmortems.length === 0 && followUp.test(path)) continue;
    if (searchProgram.test(path)) {
      // Pagefind ships words of every language's stems; the index names those that it uses.
      if (!/wasm\./.test(path) || languages.some((name) => path.endsWith(`/wasm.${name}.pagefind`)))
        add('program', t`Program`, source(path, plain));
    } else if (/^pagefind\/(?:[a-z]+\/)?fragment\//.test(path)) {
      const page = known.get(path)?.page ?? fragmentPath(plain(read(path)));
      const service = serviceOf(page);
      const fragment = { ...source(path, plain), page };
      if (service === undefined) add('lists', t`Lists`, fragment);
      else add(`service/${service}`, service, fragment);
    } else if (path.startsWith('pagefind/')) {
      const part = /^pagefind\/(?:[a-z]+\/)?index\/(.+)\.pf_index$/.exec(path)?.[1];
      if (part === undefined) add('search', t`Search`, source(path, plain));
      else add(`search/${part}`, 'Search, a part', source(path, plain));
    } else {
      const service = serviceOf(path.replace(/index\.html$/, ''));
      if (program.has(path)) add('program', t`Program`, source(path));
      else if (path === 'index.html') add('home', t`Home page`, source(path));
      else if (service !== undefined) add(`service/${service}`, service, source(path));
      else add('lists', t`Lists`, source(path));
    }
  }

  const optional = new Set(site.services.filter(({ kind }) => kind === 'service').map(({ id }) => `service/${id}`));
  const runbooks = Map.groupBy(site.runbooks, ({ service }) => `service/${service}`);
  return [...plans]
    .filter(([, { sources }]) => sources.length > 0)
    .map(([name, { title, sources }]) => ({
      name,
      title,
      sources,
      optional: optional.has(name),
      runbooks: (runbooks.get(name) ?? []).map((runbook): RunbookEntry => [runbook.address, runbook.title, runbook.revision]),
    }))
    .sort(inOrder);
}

/** What is wanted first comes first: a first visit that is cut off has it then. */
export function inOrder(a: { readonly name: string }, b: { readonly name: string }): number {
  return rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1);
}

function rank(name: string): number {
  const order = ['program', 'home', 'lists'].indexOf(name);
  return order !== -1 ? order : name.startsWith('service/') ? 3 : 4;
}

/** Answers which service a path, decoded, belongs to; undefined when it is none's or that of several. */
function servicesOfAddresses(site: Site): (path: string) => string | undefined {
  const ofRunbook = new Map(site.runbooks.map(({ id, service }) => [id, service]));
  const known = new Map<Address, string>();
  for (const { address, id } of site.services) known.set(address, id);
  for (const { address, service } of site.runbooks) known.set(address, service);
  for (const { address, service } of site.sheets) if (service !== '') known.set(address, service);
  for (const { address, runbooks } of site.alertPages) {
    const [service, ...others] = new Set(runbooks.map((id) => ofRunbook.get(id)));
    if (service !== undefined && others.length === 0) known.set(address, service);
  }
  for (const { from, to } of site.redirects) {
    const service = known.get(to);
    if (service !== undefined && !known.has(from)) known.set(from, service);
  }
  for (const { address, service } of site.assets) if (service !== '') known.set(address, service);
  return (path) => known.get(addressOfPath(path));
}

/** Files of the index come compressed. They lie in packs as they are inside: Pagefind takes both, and packs get smaller. */
function plain(bytes: Buffer): Buffer {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

/** The path that a search result leads to, decoded and without its anchor. */
function fragmentPath(fragment: Buffer): string {
  const parsed: { meta?: { address?: string } } = JSON.parse(fragment.subarray(fragment.indexOf('{')).toString());
  return decodePath((parsed.meta?.address ?? '').replace(/#.*$/, ''));
}

function searchLanguages(files: readonly string[], read: (file: string) => Buffer): string[] {
  const entries = files.filter((file) => /^pagefind\/(?:[a-z]+\/)?pagefind-entry\.json$/.test(file));
  return entries.flatMap((entry) => {
    const { languages }: { languages: Record<string, { wasm: string | null }> } = JSON.parse(read(entry).toString());
    return Object.values(languages).map(({ wasm }) => wasm ?? 'unknown');
  });
}
