/** Resolves what authors write in links: files beside theirs, addresses of this site, Hugo's ways of naming pages. */
import { decodeAddress } from '../plain/decode-address.ts';
import { nearest } from '../problem/nearest.ts';
import type { ResolvedLink } from '../runbook/context.ts';

export interface LinkTargets {
  /** Content file path, lower case and without its ending → address. */
  files: ReadonlyMap<string, string>;
  /** Addresses that pages answer at. */
  addresses: ReadonlySet<string>;
  /** Content file path of an image → address. */
  images: ReadonlyMap<string, string>;
  /** Prefix of every address, with slashes at both ends. */
  base: string;
}

/** A resolver for the links of one file. */
export function linkResolver(file: string, targets: LinkTargets): (href: string) => ResolvedLink {
  const folder = file.split('/').slice(0, -1);
  return (href) => {
    const [, path = '', rest = ''] = /^([^?#]*)([\s\S]*)$/.exec(href) ?? [];
    const decoded = decodeAddress(path);
    const wanted = decoded.startsWith('/') ? foldPath(decoded.slice(1).split('/')) : foldPath([...folder, ...decoded.split('/')]);
    if (wanted !== undefined) {
      const plain = wanted
        .toLowerCase()
        .replace(/\.(mdx|md|html?)$/, '')
        .replace(/\/(_?index|readme)$/, '');
      const asFile = targets.files.get(plain);
      const asAddress = [`${plain}/`, `runbooks/${plain}/`].find((address) => targets.addresses.has(address));
      // Hugo resolves a relative link against the page's address, one level below its file.
      const above = foldPath([...folder, '..', ...decoded.split('/').filter((part, at) => at > 0 || part !== '..')])?.toLowerCase();
      const found = asFile ?? asAddress ?? (above === undefined ? undefined : targets.files.get(above.replace(/\.(mdx|md)$/, '')));
      if (found !== undefined) return { href: `${targets.base}${found}${rest}` };
      const image = targets.images.get(wanted);
      if (image !== undefined) return { href: `${targets.base}${image}${rest}` };
    }
    const name =
      decoded
        .split('/')
        .filter((part) => part !== '')
        .at(-1)
        ?.replace(/\.(mdx|md)$/, '') ?? decoded;
    const near = nearest(
      name.toLowerCase(),
      [...targets.files.keys()].map((key) => key.split('/').at(-1) ?? key),
    );
    const match = near === undefined ? undefined : [...targets.files.keys()].find((key) => key.endsWith(`/${near}`));
    return {
      dead: `no page of this site answers to \`${href}\``,
      hint: match === undefined ? 'link to a runbook by its file, as in `../etcd/etcdNoLeader.md`' : `did you mean \`${match}\`?`,
    };
  };
}

/** A resolver for the images of one file. */
export function imageResolver(file: string, targets: LinkTargets): (href: string) => ResolvedLink {
  const folder = file.split('/').slice(0, -1);
  return (href) => {
    const path = decodeAddress(href.replace(/[?#].*$/, ''));
    const wanted = foldPath(path.startsWith('/') ? path.slice(1).split('/') : [...folder, ...path.split('/')]);
    const found = wanted === undefined ? undefined : targets.images.get(wanted);
    if (found !== undefined) return { href: `${targets.base}${found}` };
    const near = nearest(wanted ?? path, targets.images.keys());
    return {
      dead: `the image \`${href}\` is not there`,
      hint: near === undefined ? 'put it beside the runbook' : `did you mean \`${near}\`?`,
    };
  };
}

/** A path from its parts, with `.` and `..` folded; undefined when the path leaves the content root. */
export function foldPath(parts: readonly string[]): string | undefined {
  const out: string[] = [];
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part !== '..') out.push(part);
    else if (out.pop() === undefined) return undefined;
  }
  return out.join('/');
}
