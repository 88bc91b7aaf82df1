/** Where links and images lead, whether Markdown or HTML writes them: the same look-up, the same problems. */
import { decodeAddress, isMalformedAddress } from '../plain/decode-address.ts';
import type { Range } from '../problem/problem.ts';
import type { ResolvedSiteImage } from './context.ts';
import { isSafeAddress } from './raw-html.ts';
import type { Work } from './work.ts';

/** The address of a link on the site; undefined for one that must not be followed. Anchors of the page are checked once all are known. */
export function resolveLink(href: string, text: string, range: Range, work: Work): string | undefined {
  work.links.push({ href, text, kind: 'link', ...work.placed(range) });
  if (!isSafeAddress(href) && isNoScript(href)) {
    const scheme = href.slice(0, href.indexOf(':') + 1).slice(0, 60);
    if (text === href)
      work.reportAt('link/dead', 'info', range, `\`<${href.slice(0, 60)}>\` reads as a link; it is shown as text`, 'put it in backticks');
    else
      work.reportAt(
        'link/dead',
        'warning',
        range,
        `no browser opens an address that begins with \`${scheme}\`; the link was left out`,
        'link to an https:// address',
      );
    return undefined;
  }
  if (!isSafeAddress(href)) {
    work.reportAt(
      'link/unsafe',
      'error',
      range,
      `the link \`${href.slice(0, 60)}\` could run script and was left out`,
      'link to an https:// address',
    );
    return undefined;
  }
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(href)) return href;
  if (isMalformedAddress(href)) {
    work.reportAt(
      'link/dead',
      'warning',
      range,
      `\`${href.slice(0, 60)}\` is not an address: \`%\` begins an encoded character`,
      'write `%25` for a percent sign',
    );
    const target = href.startsWith('#') ? undefined : work.written.link(href);
    return target !== undefined && 'href' in target ? target.href : href.replace(/%(?![0-9A-Fa-f]{2})/g, '%25');
  }
  if (href.startsWith('#')) return href;
  const target = work.written.link(href);
  if ('href' in target) return target.href;
  work.reportAt('link/dead', 'warning', range, target.dead, target.hint);
  return href;
}

/** Whether an address that may not be followed is a slip or a placeholder, `ttps://…` or `<HH:MM:SS>`, and no program runs by it. */
function isNoScript(href: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  return (
    scheme !== undefined &&
    !['javascript', 'data', 'vbscript', 'livescript', 'mocha', 'blob', 'filesystem', 'view-source', 'file'].includes(scheme)
  );
}

/** What an image becomes: served from the site, a link to another host, or words in its place. */
export type ResolvedImage =
  | { kind: 'served'; href: string; size: Extract<ResolvedSiteImage, { href: string }>['size'] }
  | { kind: 'external'; href: string; label: string }
  | { kind: 'missing'; label: string };

export function resolveImage(source: string, alt: string, range: Range, work: Work): ResolvedImage {
  work.links.push({ href: source, text: alt, kind: 'image', ...work.placed(range) });
  const named = alt === '' ? source : alt;
  if (/^(https?:)?\/\//i.test(source)) {
    work.reportAt(
      'image/external',
      'warning',
      range,
      `the image \`${source}\` is on another host: it would be missing offline, so it is shown as a link`,
      'keep a copy beside the runbook',
    );
    return { kind: 'external', href: source, label: `Image: ${named}` };
  }
  const target = work.written.image(source);
  if ('href' in target) return { kind: 'served', href: target.href, size: target.size };
  work.reportAt('image/missing', 'warning', range, target.dead, target.hint);
  return { kind: 'missing', label: `[missing image: ${named.length > 200 ? `${named.slice(0, 200)}…` : named}]` };
}

/** The addresses in a `srcset` that the site serves, as a `srcset`; empty when it serves none. */
export function resolveSourceSet(sourceSet: string, alt: string, range: Range, work: Work): string {
  return sourceSet
    .split(',')
    .map((candidate) => candidate.trim().split(/\s+/))
    .flatMap(([source = '', ...size]) => {
      if (source === '') return [];
      const image = resolveImage(source, alt, range, work);
      return image.kind === 'served' ? [[image.href, ...size].join(' ')] : [];
    })
    .join(', ');
}

/** The anchor that `#…` names, as ids are written. */
export function anchorOf(href: string): string {
  return decodeAddress(href.slice(1));
}
