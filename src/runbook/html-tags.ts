/** Finds the tags in raw HTML, in one pass over its characters: what an author wrote may be of any size and shape. */

export interface Tag {
  /** In lower case. */
  name: string;
  isClosing: boolean;
  /** Offset of its `<`. */
  from: number;
  /** Offset of what follows its name. */
  nameEnd: number;
  /** Offset of what follows its `>`; the end of the text for a tag that has none. */
  to: number;
}

const tagName = /[A-Za-z][^\s/>]*/y;

/** The tags of a text in order; `<` in comments and in quoted attributes begins none. */
export function scanTags(html: string): Tag[] {
  const tags: Tag[] = [];
  let at = html.indexOf('<');
  while (at !== -1) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 2);
      if (end === -1) break;
      at = html.indexOf('<', end + 3);
      continue;
    }
    const isClosing = html[at + 1] === '/';
    tagName.lastIndex = at + (isClosing ? 2 : 1);
    const name = tagName.exec(html)?.[0];
    if (name === undefined) {
      at = html.indexOf('<', at + 1);
      continue;
    }
    const nameEnd = tagName.lastIndex;
    const to = endOfTag(html, nameEnd);
    tags.push({ name: name.toLowerCase(), isClosing, from: at, nameEnd, to });
    at = html.indexOf('<', to);
  }
  return tags;
}

/** As an HTML parser does: only a value after `=` can be quoted. */
function endOfTag(html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    const character = html[at];
    if (character === '>') return at + 1;
    if (character !== '=') continue;
    let value = at + 1;
    while (/\s/.test(html[value] ?? '')) value++;
    const quote = html[value];
    if (quote !== '"' && quote !== "'") continue;
    const end = html.indexOf(quote, value + 1);
    if (end === -1) return html.length;
    at = end;
  }
  return html.length;
}
