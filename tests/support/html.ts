/** HTML as a browser would read it: elements, attributes and children, for tests that must not trust a pattern. */
import { fromHtml } from 'hast-util-from-html';

export interface HtmlElement {
  name: string;
  attributes: Record<string, string>;
  children: HtmlElement[];
}

export function parseHtml(html: string): HtmlElement[] {
  const read = (nodes: ReturnType<typeof fromHtml>['children']): HtmlElement[] =>
    nodes.flatMap((node) => {
      if (node.type !== 'element') return [];
      const attributes = Object.fromEntries(
        Object.entries(node.properties).map(([name, value]) => [
          name.toLowerCase(),
          Array.isArray(value) ? value.join(' ') : String(value),
        ]),
      );
      return [{ name: node.tagName, attributes, children: read(node.children) }];
    });
  return read(fromHtml(html, { fragment: true }).children);
}
