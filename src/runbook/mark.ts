/**
 * Properties of our own on elements that pass through the sanitiser. On the way in an element carries only a number; after
 * the sanitiser the number is traded for the properties.
 */
import type { Element, Properties, Root, RootContent } from 'hast';

export class Marks {
  readonly #properties: Properties[] = [];

  /** The property to write instead of the given ones. */
  add(properties: Properties): Properties {
    return { dataMark: String(this.#properties.push(properties) - 1) };
  }

  /** Trades every mark below a node for its properties. */
  apply(node: Root | RootContent): void {
    if (node.type === 'element') this.#trade(node);
    if ('children' in node) for (const child of node.children) this.apply(child);
  }

  #trade(element: Element): void {
    const mark = element.properties['dataMark'];
    if (mark === undefined) return;
    delete element.properties['dataMark'];
    Object.assign(element.properties, this.#properties[Number(mark)]);
  }
}
