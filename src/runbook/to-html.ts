/** mdast → HTML. The author's own HTML passes through the sanitiser, always; slots and marks are ours and come after it. */
import type { Element, ElementContent, Root as HastRoot, RootContent as HastContent } from 'hast';
import { raw } from 'hast-util-raw';
import { sanitize } from 'hast-util-sanitize';
import { toHtml as write } from 'hast-util-to-html';
import type { ListItem, RootContent } from 'mdast';
import { type State, toHast } from 'mdast-util-to-hast';
import { sanitiseSchema } from './raw-html.ts';
import type { Work } from './work.ts';

/** HTML of a run of transformed nodes. `prefix` keeps the ids of footnotes apart between sections. */
export function toHtml(nodes: RootContent[], work: Work, prefix: string): string {
  let tree = toHast({ type: 'root', children: nodes }, { allowDangerousHtml: true, clobberPrefix: prefix, handlers: { listItem } });
  if (work.hasRawHtml) {
    tree = raw(tree);
    resolveImages(tree, work);
    tree = sanitize(tree, sanitiseSchema);
  }
  if (tree.type === 'root' || tree.type === 'element') work.marks.apply(tree);
  return work.slots.fill(write(tree)).trim();
}

/** As the library's own, without its disabled checkbox: steps carry a box of ours. */
function listItem(state: State, node: ListItem): Element {
  const loose = node.spread === true;
  const children: ElementContent[] = state.all(node).flatMap((child) => (!loose && child.type === 'element' && child.tagName === 'p' ? child.children : [child]));
  const item: Element = { type: 'element', tagName: 'li', properties: {}, children };
  state.patch(node, item);
  return state.applyData(node, item) as Element;
}

/** `<img>` in raw HTML follows the rules of Markdown images: served from the site or not at all. */
function resolveImages(node: HastRoot | HastContent, work: Work): void {
  if (!('children' in node)) return;
  for (const child of node.children) resolveImages(child as HastContent, work);
  node.children = (node.children as HastContent[]).filter((child) => {
    if (child.type !== 'element' || child.tagName !== 'img') return true;
    const source = child.properties['src'];
    const target = typeof source === 'string' && !/^([a-z]+:|\/\/)/i.test(source) ? work.context.image(source) : { dead: '' };
    if (!('href' in target)) return false;
    const { alt, width, height } = child.properties;
    child.properties = work.marks.add({ src: target.href, alt: alt ?? '', width, height, loading: 'lazy', decoding: 'async' });
    return true;
  }) as typeof node.children;
}
