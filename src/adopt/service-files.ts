/** `service.yaml` of each service whose name or order the source gives, and the settings. */
import { posix } from 'node:path';
import { stringify } from 'yaml';
import type { Collection } from './collection.ts';
import type { KeptOrder } from './order.ts';
import type { Placed } from './place.ts';

interface ServiceWorld {
  readonly collection: Collection;
  readonly placed: readonly Placed[];
  readonly order: KeptOrder;
  /** The pages as they are written, by path in the content root. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Files to write, by path in the content root. */
export function* serviceFiles(world: ServiceWorld): Iterable<[string, string]> {
  const services = Map.groupBy(
    world.placed.filter(({ as }) => as !== 'copy'),
    ({ to }) => to.split('/')[1] ?? '',
  );
  for (const [service, files] of services) {
    const title = services.size === 1 && world.collection.kind !== 'docusaurus' ? undefined : titleOf(files, world);
    const order = world.order.pages.get(service) ?? [];
    const kind = isToRead(service, files, world) ? { kind: 'docs' } : {};
    const about = { ...kind, ...(title === undefined || title === service ? {} : { title }), ...(order.length > 0 ? { order } : {}) };
    if (Object.keys(about).length > 0) yield [`runbooks/${service}/service.yaml`, stringify(about, { lineWidth: 0 })];
  }
  const { name } = world.collection;
  const settings = { ...(name === '' ? {} : { title: name }), ...(world.order.services.length > 0 ? { order: world.order.services } : {}) };
  if (Object.keys(settings).length > 0) yield ['breakglass.yaml', stringify(settings, { lineWidth: 0 })];
}

/** Folders of decisions, guides and references, as people name them: nobody opens them in an incident. */
const toRead =
  /^(?:(?:architecture[-_ ])?decision(?:[-_ ]records?)?s?|adrs?|architecture[-_ ]decisions?|rfcs?|tutorials?|guides?|getting[-_ ]started|blogs?|news|changelogs?|release[-_ ]notes|about|glossary|policies|governance|community|contribut\w+|references?|overview|concepts?|training|meta)$/i;

/** Whether a service is pages to read: its folder is called so, and no page of it has an alert or something to tick. */
function isToRead(service: string, files: readonly Placed[], { texts }: ServiceWorld): boolean {
  return (
    toRead.test(service) &&
    files.every(({ to }) => {
      const name = posix.basename(to).replace(/\.[^.]+$/, '');
      return !/^[A-Z]\w*[a-z0-9][A-Z]/.test(name) && !/^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\]\s|^alerts?:/m.test(texts.get(to) ?? '');
    })
  );
}

/** The name that the navigation gives to the folder of a service. An overview's own title is better. */
function titleOf(files: readonly Placed[], { collection, texts }: ServiceWorld): string | undefined {
  const { categories, folders } = collection;
  const folder = posix.dirname(files.find(({ to }) => to.split('/').length === 3)?.from ?? '.');
  const given = categories.get(folder)?.label ?? (folder === '.' ? undefined : folders.get(folder)?.title);
  if (given !== undefined) return given;
  const overview = files.find(({ as }) => as === 'overview');
  if (overview !== undefined && /^---\n(?:.*\n)*?title:/.test(texts.get(overview.to) ?? '')) return undefined;
  return sectionOf(files, collection) ?? listedTitle(overview, collection);
}

/** The section of the table of contents that holds all listed pages of the service, and no others. */
function sectionOf(files: readonly Placed[], { listed, pages }: Collection): string | undefined {
  const own = new Set(files.map(({ from }) => from));
  const isOwn = ({ path }: { path: string }) => own.has(posix.join(pages, path));
  const sections = new Set(listed.filter(isOwn).map(({ section }) => section));
  const [section] = sections;
  if (sections.size !== 1 || section === undefined) return undefined;
  return listed.filter((entry) => entry.section === section).every(isOwn) ? section : undefined;
}

/** Names that say that a page is an overview, and not of what. */
const general = /^(?:overview|home|introduction|intro|index|welcome|about|readme|start|getting started)$/i;

function listedTitle(overview: Placed | undefined, { listed, pages }: Collection): string | undefined {
  const title = listed.find(({ path }) => posix.join(pages, path) === overview?.from)?.title;
  return title === undefined || general.test(title) ? undefined : title;
}
