/** Sorts the files of the runbooks folder by what they are, and gives each runbook its id and address. */
import { fileStart, type Problem } from '../problem/problem.ts';
import { type Address, addressOf, addressOfPath, addressPart, isPlainName, readableAddress } from './address.ts';
import { type DrillFile, drillId } from './assemble/drills.ts';
import { type ContentRoot, partsInRunbooks, rootOf } from './roots.ts';
import type { Asset } from './site.ts';
import type { SourceFile } from './source-file.ts';

export interface RunbookFile {
  /** `<service>/<failure mode>` as the files are named, in NFC; made unique when two files would share it. */
  id: string;
  service: string;
  /** The file's name without its ending. */
  name: string;
  address: Address;
  format: 'md' | 'mdx';
  file: SourceFile;
}

export interface SortedFiles {
  runbooks: RunbookFile[];
  /** `_index.md` or `README.md` of a service. */
  overviews: Map<string, SourceFile>;
  serviceFiles: Map<string, SourceFile>;
  /** `catalog-info.yaml` of a service. */
  catalogs: Map<string, SourceFile>;
  /** `OWNERS` of a service. */
  owners: Map<string, SourceFile>;
  drills: DrillFile[];
  assets: Asset[];
  /** Markdown whose name begins with an underscore: no pages, but what runbooks include. */
  pieces: readonly SourceFile[];
  /** Service ids in order of their folders. */
  services: string[];
  /** The folder of each service, from the content root. */
  folders: ReadonlyMap<string, string>;
  /** Addresses of the services by id, no two alike. */
  serviceAddresses: ReadonlyMap<string, Address>;
  problems: Problem[];
}

/** Runbooks that lie in no folder belong here. */
const noService = 'general';
const images = /\.(png|jpe?g|gif|webp|avif|svg)$/i;
const notIgnored = /\.(ya?ml|json|txt|licen[cs]e|m?[jt]sx?|astro|css)$|^(?:OWNERS|CODEOWNERS|LICENSE)$/i;

const overviewTooDeep = 'not shown: a file of this name is the overview of a service, directly in its folder';
const overviewOfNone = 'not shown: a file of this name is the overview of a service, and lies in its folder';

/** Two files for one part of a service, such as its overview: only one can be shown. */
function notTheOne({ path: file }: SourceFile, { path: read }: SourceFile): Problem {
  const message = `not read: \`${read}\` has its place`;
  return { check: 'runbook/duplicate', severity: 'warning', file, message, hint: 'merge the two and remove one', ...fileStart };
}

export function sortFiles(roots: readonly ContentRoot[], files: readonly SourceFile[]): SortedFiles {
  const found: Found[] = [];
  const sorted = {
    overviews: new Map<string, SourceFile>(),
    serviceFiles: new Map<string, SourceFile>(),
    catalogs: new Map<string, SourceFile>(),
    owners: new Map<string, SourceFile>(),
    drills: [] as DrillFile[],
  };
  const pictures: SourceFile[] = [];
  const pieces: SourceFile[] = [];
  const services = new Map<string, string>();
  const folders = new Map<string, string>();
  const problems: Problem[] = [];
  /** Of several files for one part of a service the last is read; the others are reported. */
  const keep = (kept: Map<string, SourceFile>, service: string, file: SourceFile): void => {
    const unread = kept.get(service);
    if (unread !== undefined) problems.push(notTheOne(unread, file));
    kept.set(service, file);
  };

  for (const file of files) {
    const parts = partsInRunbooks(roots, file.path);
    const service = parts.length > 1 ? (parts[0] ?? noService) : noService;
    const part = partOf(parts);
    const { kind } = part;
    if (kind === 'drill') sorted.drills.push({ id: part.id, file });
    else if (kind === 'owners') sorted.owners.set(service, file);
    else if (kind === 'picture') pictures.push(file);
    else if (kind === 'piece') pieces.push(file);
    else if (kind === 'ignored') problems.push(ignored(file, part.why, part.hint));
    else if (kind === 'runbook') found.push({ file, service, below: part.below, format: part.format });
    else if (kind !== 'unread') keep(sorted[kind], service, file);
    if ((kind === 'runbook' || kind === 'serviceFiles' || kind === 'overviews') && !services.has(service)) {
      services.set(service, file.path);
      folders.set(service, folderOf(roots, file.path, parts.length));
    }
  }
  const serviceParts = distinctServices(services);
  const runbooks = distinctRunbooks(found, serviceParts.value);
  const assets = distinctAssets(roots, pictures);
  return {
    ...sorted,
    runbooks: runbooks.value,
    assets: assets.value,
    pieces,
    services: [...services.keys()].sort(),
    folders,
    serviceAddresses: new Map([...serviceParts.value].map(([id, part]) => [id, addressOf('runbooks', part)])),
    problems: [...problems, ...serviceParts.problems, ...runbooks.problems, ...assets.problems],
  };
}

/** What a file is; those of a service by the name of their map. */
type Part =
  | { readonly kind: 'overviews' | 'serviceFiles' | 'catalogs' | 'owners' | 'picture' | 'piece' | 'unread' }
  | { readonly kind: 'drill'; readonly id: string }
  | { readonly kind: 'runbook'; readonly below: readonly string[]; readonly format: 'md' | 'mdx' }
  | { readonly kind: 'ignored'; readonly why: string; readonly hint: string };

/** What the file with these parts of its path, from the runbooks folder, is by its name and place. */
function partOf(path: readonly string[]): Part {
  const folders = path.slice(0, -1);
  const name = path.at(-1) ?? '';
  const isOfService = folders.length === 1;
  const drill = folders.length === 0 ? undefined : drillId(folders[0] ?? noService, folders.slice(1), name);
  if (drill !== undefined) return { kind: 'drill', id: drill };
  if (isOfService && /^service\.ya?ml$/i.test(name)) return { kind: 'serviceFiles' };
  if (isOfService && /^catalog-info\.ya?ml$/i.test(name)) return { kind: 'catalogs' };
  if (isOfService && name === 'OWNERS') return { kind: 'owners' };
  const markdown = /^(.*)\.(mdx|md)$/is.exec(name);
  if (markdown === null) {
    if (images.test(name)) return { kind: 'picture' };
    if (notIgnored.test(name)) return { kind: 'unread' };
    const hint = 'rename it, or list it under `ignore:` in breakglass.yaml';
    return { kind: 'ignored', why: 'not a runbook: the name ends in neither .md nor .mdx', hint };
  }
  const stem = markdown[1] ?? '';
  if (/^(_?index|readme)$/i.test(stem)) {
    if (isOfService) return { kind: 'overviews' };
    return { kind: 'ignored', why: folders.length > 1 ? overviewTooDeep : overviewOfNone, hint: 'rename it if it is a runbook' };
  }
  if (stem.startsWith('_')) return { kind: 'piece' };
  return { kind: 'runbook', below: [...folders.slice(1), stem], format: markdown[2]?.toLowerCase() === 'mdx' ? 'mdx' : 'md' };
}

/** A runbook's file, before it has its address. */
interface Found {
  readonly file: SourceFile;
  readonly service: string;
  /** Folders below the service's, and the name without its ending. */
  readonly below: readonly string[];
  readonly format: 'md' | 'mdx';
}

interface Distinct<T> {
  readonly value: T;
  readonly problems: Problem[];
}

/** The part of each service's address, by id: folders whose names make one address get a number. */
function distinctServices(services: ReadonlyMap<string, string>): Distinct<ReadonlyMap<string, string>> {
  const taken = new Map<string, string>();
  const value = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [id, file] of services) {
    let part = addressPart(id);
    const rival = taken.get(part);
    for (let count = 2; taken.has(part); count++) part = `${addressPart(id)}-${count}`;
    taken.set(part, id);
    value.set(id, part);
    if (rival === undefined) continue;
    const message = `the folders \`${id}\` and \`${rival}\` have the same address; this one answers at /runbooks/${part}/`;
    problems.push({ check: 'runbook/duplicate', severity: 'error', file, message, hint: 'rename one of them', ...fileStart });
  }
  return { value, problems };
}

/** Runbooks with their addresses: two files with one address get a number. */
function distinctRunbooks(found: readonly Found[], serviceParts: ReadonlyMap<string, string>): Distinct<RunbookFile[]> {
  const taken = new Map<Address, RunbookFile>();
  const ids = new Set<string>();
  const value: RunbookFile[] = [];
  const problems: Problem[] = [];
  for (const { file, service, below, format } of found) {
    const folders = ['runbooks', serviceParts.get(service) ?? service, ...below.slice(0, -1)];
    const name = below.at(-1) ?? '';
    const numbered = (count: number) => addressOf(...folders, count === 1 ? name : `${addressPart(name)}-${count}`);
    const id = [service, ...below].join('/');
    let count = 1;
    while (taken.has(numbered(count))) count++;
    const address = numbered(count);
    const runbook: RunbookFile = { id: distinctId(id, ids), service, name, address, format, file };
    const at = readableAddress(address);
    const odd = [service, ...below].find((part) => !isPlainName(part));
    if (odd !== undefined && file.failure === undefined) {
      const message = `\`${odd}\` has characters that addresses cannot hold; the page answers at /${at}`;
      problems.push({
        check: 'file/name',
        severity: 'info',
        file: file.path,
        message,
        hint: 'use letters, digits, dots and dashes',
        ...fileStart,
      });
    }
    const rival = taken.get(numbered(1));
    if (rival !== undefined) {
      const message = `\`${file.path}\` and \`${rival.file.path}\` ${difference(file.path, rival.file.path)}; this one answers at /${at}`;
      const hint = 'rename or remove one of them';
      problems.push({ check: 'runbook/duplicate', severity: 'error', file: file.path, message, hint, ...fileStart });
    }
    taken.set(address, runbook);
    value.push(runbook);
  }
  return { value, problems };
}

function distinctId(id: string, ids: Set<string>): string {
  let distinct = id;
  for (let count = 2; ids.has(distinct); count++) distinct = `${id}-${count}`;
  ids.add(distinct);
  return distinct;
}

/** Why two files have one address, in words. */
function difference(a: string, b: string): string {
  const plain = (path: string) => path.normalize('NFC');
  const stem = (path: string) => plain(path).replace(/\.mdx?$/i, '');
  if (plain(a) === plain(b)) return 'are written alike in two forms of Unicode';
  if (stem(a) === stem(b)) return 'differ in their ending only';
  return stem(a).toLowerCase() === stem(b).toLowerCase() ? 'differ in case only' : 'have the same address';
}

/** Images keep the case of their names. */
function distinctAssets(roots: readonly ContentRoot[], files: readonly SourceFile[]): Distinct<Asset[]> {
  const value = new Map<Address, Asset>();
  const problems: Problem[] = [];
  for (const file of files) {
    const parts = partsInRunbooks(roots, file.path);
    const address = addressOfPath(['runbooks', ...parts].join('/'));
    const rival = value.get(address);
    if (rival === undefined) {
      value.set(address, { file: file.path, address, service: parts.length > 1 ? (parts[0] ?? '') : '' });
      continue;
    }
    const message = `\`${file.path}\` and \`${rival.file}\` have the same address: only that one is shown`;
    problems.push({
      check: 'runbook/duplicate',
      severity: 'error',
      file: file.path,
      message,
      hint: 'rename or remove one of them',
      ...fileStart,
    });
  }
  return { value: [...value.values()], problems };
}

/** The folder of the service that a file belongs to: `depth` counts the parts of its path below the runbooks folder. */
function folderOf(roots: readonly ContentRoot[], path: string, depth: number): string {
  const { runbooks = '', prefix = '' } = rootOf(roots, path) ?? {};
  const isInRoot = depth === 1 || (prefix !== '' && !path.slice(runbooks.length + 1).includes('/'));
  return isInRoot
    ? runbooks
    : path
        .split('/')
        .slice(0, 1 - depth)
        .join('/');
}

function ignored({ path }: SourceFile, message: string, hint: string): Problem {
  return { check: 'file/ignored', severity: 'info', file: path, message, hint, ...fileStart };
}
