/** The postmortem as one HTML file that needs nothing else: its text as it is shown, and the picture of the incident. */

const style = `:root{color-scheme:light dark}body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%}th,td{padding:.3rem .6rem .3rem 0;border-bottom:1px solid #8886;text-align:left;vertical-align:top}blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid #b80}pre{white-space:pre-wrap}svg{max-width:100%;height:auto}`;

/**
 * The page as text: elements are written as HTML here and never read as such.
 *
 * @param article the text as elements
 * @param lane the picture as SVG; left out where there is none
 */
export function htmlFile(title: string, article: HTMLElement, lane = ''): string {
  const heading = document.createElement('title');
  heading.textContent = title;
  const body = document.createElement('main');
  body.append(withoutHooks(article));
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width">${heading.outerHTML}<style>${style}</style>`;
  return `<!doctype html>\n<html lang="en">\n<head>${head}</head>\n<body>\n${lane}${body.outerHTML}\n</body>\n</html>\n`;
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
