/** Resolves what authors write in links: files beside theirs, addresses of this site, Hugo's ways of naming pages. */
import { nearest } from '../problem/nearest.ts';
import type { ResolvedLink, ResolvedSiteImage } from '../runbook/context.ts';
import { type Address, addressKey, addressOfPath, decodePath } from './address.ts';
import { type ContentRoot, rootOf } from './roots.ts';
import type { Asset } from './site.ts';

export interface LinkTargets {
  /** Content file path → address: as the file is named, without its ending, and as `fileKey` gives it. */
  files: ReadonlyMap<string, Address>;
  /** Addresses that pages answer at, by their keys. */
  addresses: ReadonlyMap<string, Address>;
  /** Content file path of an image, in NFC → where it is, and its size where that is known. */
  images: ReadonlyMap<string, ImageTarget>;
  /** The folders that the site is made from: a link that begins with a slash is from the one that its file is in. */
  roots?: readonly Pick<ContentRoot, 'folder'>[];
  /** Prefix of every address, with slashes at both ends. */
  base: string;
}

/** An image of the site. */
export type ImageTarget = Pick<Asset, 'address' | 'size'>;

interface Target {
  readonly path: string;
  readonly address: Address;
}

/** A content file's path as links find it: case, ending and the form of Unicode do not count. */
export function fileKey(path: string): string {
  return withoutEnding(path.normalize('NFC').toLowerCase());
}

/** What links to files lead to. A file's exact name goes before one that is alike but for case or ending, the first file before later ones. */
export function fileTargets(runbooks: readonly Target[], services: readonly Target[]): LinkTargets['files'] {
  const exact = (path: string) => path.normalize('NFC');
  const forms = [fileKey, (path: string) => withoutEnding(exact(path)), exact];
  return new Map([
    ...services.map(({ path, address }): [string, Address] => [fileKey(path), address]),
    ...forms.flatMap((form) => runbooks.toReversed().map(({ path, address }): [string, Address] => [form(path), address])),
  ]);
}

/** What links to addresses lead to, whatever case they are written in. */
export function addressTargets(addresses: readonly Address[]): LinkTargets['addresses'] {
  return new Map(addresses.map((address) => [addressKey(address), address]));
}

/** What links to images lead to. */
export function imageTargets(images: readonly Pick<Asset, 'file' | 'address' | 'size'>[]): LinkTargets['images'] {
  return new Map(images.map(({ file, address, size }) => [file.normalize('NFC'), { address, ...(size === undefined ? {} : { size }) }]));
}

/** A resolver for the links of one file. */
export function linkResolver(file: string, targets: LinkTargets): (href: string) => ResolvedLink {
  const folder = file.normalize('NFC').split('/').slice(0, -1);
  const top = (rootOf(targets.roots ?? [], file)?.folder ?? '').split('/');
  const at = (path: string) => targets.files.get(path) ?? targets.files.get(withoutEnding(path)) ?? targets.files.get(fileKey(path));
  let suggestions = 0;
  return (href) => {
    const [, path = '', rest = ''] = /^([^?#]*)([\s\S]*)$/.exec(href) ?? [];
    const decoded = decodePath(path);
    // The site's own root.
    if (decoded === '/') return { href: `${targets.base}${rest}` };
    const wanted = decoded.startsWith('/')
      ? foldPath([...top, ...decoded.slice(1).split('/')])
      : foldPath([...folder, ...decoded.split('/')]);
    const plain = wanted.replace(/\.(mdx|md|html?)$/i, '').replace(/\/(_?index|readme)$/i, '');
    const asFile = targets.files.get(wanted) ?? at(plain);
    const asAddress = (plain.startsWith('..') ? [] : [`${plain}/`, `runbooks/${plain}/`])
      .map((address) => targets.addresses.get(addressKey(addressOfPath(address))))
      .find((address) => address !== undefined);
    // Hugo resolves a relative link against the page's address, one level below its file.
    const above = foldPath([...folder, '..', ...decoded.split('/').filter((part, at) => at > 0 || part !== '..')]);
    const found = asFile ?? asAddress ?? at(above);
    if (found !== undefined) return { href: `${targets.base}${found}${rest}` };
    const image = targets.images.get(wanted);
    if (image !== undefined) return { href: `${targets.base}${image.address}${rest}` };
    const match = suggestions++ < maxSuggestions ? similarFile(decoded, targets.files) : undefined;
    return {
      dead: `no page of this site answers to \`${href}\``,
      hint: match === undefined ? 'link to a runbook by its file, as in `../etcd/etcdNoLeader.md`' : `did you mean \`${match}\`?`,
    };
  };
}

/** A resolver for the images of one file. */
export function imageResolver(file: string, targets: Pick<LinkTargets, 'images' | 'base' | 'roots'>): (href: string) => ResolvedSiteImage {
  const folder = file.normalize('NFC').split('/').slice(0, -1);
  const top = (rootOf(targets.roots ?? [], file)?.folder ?? '').split('/');
  let suggestions = 0;
  return (href) => {
    const path = decodePath(href.replace(/[?#].*$/, ''));
    const wanted = foldPath(path.startsWith('/') ? [...top, ...path.slice(1).split('/')] : [...folder, ...path.split('/')]);
    const found = targets.images.get(wanted);
    if (found !== undefined) return { href: `${targets.base}${found.address}`, size: found.size };
    const near = suggestions++ < maxSuggestions && wanted.length <= longestName ? nearest(wanted, targets.images.keys()) : undefined;
    return {
      dead: `the image \`${href}\` is not there`,
      hint: near === undefined ? 'put it beside this file' : `did you mean \`${near}\`?`,
    };
  };
}

/** Suggestions compare a dead link with each file of the site: past so many in one file none is made, nor for names that no file has. */
const maxSuggestions = 50;
const longestName = 300;

/** The keys of a site's files with the last part of each: the same for every link of every file. */
const namesOf = new WeakMap<LinkTargets['files'], readonly { key: string; name: string }[]>();

/** The file whose name is nearest to that of a path. */
function similarFile(path: string, files: LinkTargets['files']): string | undefined {
  const parts = path.split('/').filter((part) => part !== '');
  const wanted = (parts.at(-1)?.replace(/\.(mdx|md)$/, '') ?? path).toLowerCase();
  if (wanted.length > longestName) return undefined;
  const known =
    namesOf.get(files) ??
    [...files.keys()].filter((key) => key === fileKey(key)).map((key) => ({ key, name: key.split('/').at(-1) ?? key }));
  namesOf.set(files, known);
  const near = nearest(
    wanted,
    known.map(({ name }) => name),
  );
  return near === undefined ? undefined : known.find(({ key }) => key.endsWith(`/${near}`))?.key;
}

function withoutEnding(path: string): string {
  return path.replace(/\.(mdx|md)$/i, '');
}

/** A path from its parts, with `.` and `..` folded. One that leads out of the content root begins with `..`, as paths of other roots do. */
export function foldPath(parts: readonly string[]): string {
  const out: string[] = [];
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part !== '..' || out.length === 0 || out.at(-1) === '..') out.push(part);
    else out.pop();
  }
  return out.join('/');
}
