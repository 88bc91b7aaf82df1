/** Images of a runbook: the room they need is kept while they load, and large ones open alone. */

import type { Element, Nodes, Properties } from 'hast';
import type { Image, RootContent, Text } from 'mdast';
import { t } from '../words/text.ts';
import { type ResolvedImage, resolveImage } from './resolve.ts';
import type { Work } from './work.ts';

type Served = Extract<ResolvedImage, { kind: 'served' }>;

/** Narrower images are whole on every screen: there is nothing more to see of them. */
const narrow = 480;

/** The properties that every image of the site has; those of a wide one ask for a link around it. */
export function imageProperties({ size }: Served, work: Work): Properties {
  const isWide = size !== undefined && size.width > narrow;
  work.hasWideImages ||= isWide;
  return { loading: 'lazy', decoding: 'async', ...(isWide ? { dataWide: '' } : {}) };
}

/** An image that Markdown wrote, as it is shown. */
export function transformImage(node: Image, work: Work): RootContent {
  const image = resolveImage(node.url, node.alt ?? '', work.range(node), work);
  if (image.kind === 'served') {
    const own = { ...image.size, ...imageProperties(image, work) };
    return { ...node, url: image.href, data: { hProperties: work.marks.add(own) } };
  }
  const label: Text = { type: 'text', value: image.label };
  return image.kind === 'external' ? { type: 'link', url: image.href, children: [label] } : { type: 'emphasis', children: [label] };
}

/** Wide images below a node become links to themselves, but for those that the author made a link. */
export function linkWideImages(parent: Nodes, isInside = false): void {
  if (!('children' in parent)) return;
  const inside = isInside || (parent.type === 'element' && (parent.tagName === 'a' || parent.tagName === 'picture'));
  for (const [at, child] of parent.children.entries()) {
    if (child.type !== 'element') continue;
    const isWide = child.properties['dataWide'] !== undefined;
    delete child.properties['dataWide'];
    if (isWide && !inside) parent.children[at] = aloneLink(child);
    else linkWideImages(child, inside);
  }
}

/** The break-glass file takes these links off by their class. */
function aloneLink(image: Element): Element {
  const { src, alt } = image.properties;
  const name = typeof alt === 'string' && alt.trim() !== '' ? {} : { ariaLabel: t`Open the image` };
  return { type: 'element', tagName: 'a', properties: { href: src, className: ['image-alone'], ...name }, children: [image] };
}
