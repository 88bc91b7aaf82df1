/** The postmortem as one HTML file that needs nothing else: its text as it is shown, and the picture of the incident. */

import { h } from '../../base/h.ts';

const style = `:root{color-scheme:light dark}body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%}th,td{padding:.3rem .6rem .3rem 0;border-bottom:1px solid #8886;text-align:left;vertical-align:top}blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid #b80}pre{white-space:pre-wrap}svg,img{max-width:100%;height:auto}`;

/** The levels of headings on the page of the incident, and in a file of their own. */
const headings = [
  ['h3', 'h1'],
  ['h4', 'h2'],
  ['h5', 'h3'],
  ['h6', 'h4'],
] as const;

/**
 * The page as text: elements are written as HTML here and never read as such.
 *
 * @param body the text as `articleOf` gives it
 * @param lane the picture as SVG; left out where there is none
 */
export function htmlFile(title: string, body: HTMLElement, lane = ''): string {
  const heading = h('title', {}, title);
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width">${heading.outerHTML}<style>${style}</style>`;
  return `<!doctype html>\n<html lang="en">\n<head>${head}</head>\n<body>\n${lane}${body.outerHTML}\n</body>\n</html>\n`;
}

/**
 * A copy of the text as a document of its own: without what this page uses it by, with headings from the first level, and with the images
 * that it names in their places.
 *
 * @param pictures addresses that hold the bytes of images, by the names that the text gives them
 */
export function articleOf(article: HTMLElement, pictures: ReadonlyMap<string, string>): HTMLElement {
  const body = h('main', {}, ...[...article.childNodes].map((child) => child.cloneNode(true)));
  for (const element of body.querySelectorAll('*')) {
    for (const name of ['tabindex', 'data-prompt', 'class']) element.removeAttribute(name);
  }
  for (const [there, here] of headings) {
    for (const heading of body.querySelectorAll(there)) heading.replaceWith(h(here, {}, ...heading.childNodes));
  }
  for (const code of body.querySelectorAll('code')) {
    const src = pictures.get(code.textContent);
    if (src !== undefined) code.replaceWith(h('img', { src, alt: 'Evidence' }));
  }
  return body;
}
