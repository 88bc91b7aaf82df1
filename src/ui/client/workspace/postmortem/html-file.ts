/** The postmortem as one HTML file that needs nothing else: its text as it is shown, and the picture of the incident. */
import type { Shape } from '../../../../incident/lane/draw.ts';
import { svgNamespace } from '../../../../incident/lane/svg.ts';

const style = `:root{color-scheme:light dark}body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%}th,td{padding:.3rem .6rem .3rem 0;border-bottom:1px solid #8886;text-align:left;vertical-align:top}blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid #b80}pre{white-space:pre-wrap}svg{max-width:100%;height:auto}`;

/**
 * @param article the text as elements: what is in them was never HTML
 * @param lane the picture; left out where there is none
 */
export function htmlFile(title: string, article: HTMLElement, lane: Shape | undefined): string {
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = 'en';
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  const styles = page.createElement('style');
  styles.textContent = style;
  page.head.prepend(charset);
  page.head.append(styles);
  page.body.append(...(lane === undefined ? [] : [elementOf(lane)]), ...withoutHooks(article).childNodes);
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

function elementOf(shape: Shape): Element {
  const element = document.createElementNS(svgNamespace, shape.name);
  for (const [name, value] of Object.entries(shape.attributes)) element.setAttribute(name, String(value));
  element.append(...shape.children.map((child) => (typeof child === 'string' ? child : elementOf(child))));
  return element;
}

/** A copy of the text without what this page uses it by, and with headings of a document of its own. */
function withoutHooks(article: HTMLElement): DocumentFragment {
  const copy = document.createDocumentFragment();
  for (const child of article.childNodes) copy.append(child.cloneNode(true));
  for (const element of copy.querySelectorAll('*')) {
    for (const name of ['tabindex', 'data-prompt', 'class']) element.removeAttribute(name);
  }
  for (const level of [3, 4, 5, 6]) {
    for (const heading of copy.querySelectorAll(`h${level}`)) {
      const own = document.createElement(`h${level - 2}`);
      own.append(...heading.childNodes);
      heading.replaceWith(own);
    }
  }
  return copy;
}
