/** Raw HTML in Markdown: what stays, what is a placeholder in disguise, and what is taken out. */
import { defaultSchema, type Schema } from 'hast-util-sanitize';
import type { Tag } from './html-tags.ts';

/** GitHub's rules for user content, and marks of our own (see `mark.ts`) that carry nothing but a number. Ids and addresses come back with the marks. */
export const sanitiseSchema: Schema = {
  ...defaultSchema,
  clobber: [],
  attributes: {
    ...Object.fromEntries(
      Object.entries(defaultSchema.attributes ?? {}).map(([tag, attributes]) => [
        tag,
        attributes.filter((attribute) => attribute !== 'id' && attribute !== 'name'),
      ]),
    ),
    '*': [
      ...(defaultSchema.attributes?.['*'] ?? []).filter((attribute) => attribute !== 'id' && attribute !== 'name'),
      ['dataMark', /^\d+$/],
    ],
    input: [],
  },
  tagNames: (defaultSchema.tagNames ?? []).filter((tag) => tag !== 'input'),
};

/** Elements that stay. */
const allowed: ReadonlySet<string> = new Set(sanitiseSchema.tagNames);

/** Every element of HTML, also those that are taken out: `<script>` is unsafe HTML, `<namespace>` is a placeholder. */
const elements = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button canvas caption center cite
  code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2
  h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee math menu meta meter nav noframes
  noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot small source span
  strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp`.split(
    /\s+/,
  ),
);

/** Whether raw HTML is really a placeholder that an author wrote without code marks: `<namespace>`, `<value of instance label>`. */
export function isPlaceholder(rawHtml: string): boolean {
  const tag = /^<\/?([A-Za-z][\w.:-]*)/.exec(rawHtml.trimStart());
  return tag !== null && !elements.has((tag[1] ?? '').toLowerCase());
}

/** Shown as links: `author-html.ts` reports them. */
const players = new Set(['video', 'audio', 'source', 'track']);

/** What of raw HTML the sanitiser will take out, in words; empty when nothing. */
export function unsafeParts(rawHtml: string, tags: readonly Tag[]): string[] {
  const opening = tags.filter(({ isClosing }) => !isClosing);
  const names = opening.map(({ name }) => name).filter((name) => elements.has(name) && !players.has(name) && !allowed.has(name));
  const attributes = opening.map(({ name, nameEnd, to }) => ({ name, text: rawHtml.slice(nameEnd, to) }));
  const parts = names.map((name) => `\`<${name}>\``);
  for (const { text } of attributes) for (const [, handler = ''] of text.matchAll(/\s(on[a-z]+)\s{0,20}=/gi)) parts.push(`\`${handler}\``);
  // Links and images are reported as those of Markdown are.
  const others = attributes.filter(({ name }) => name !== 'a' && name !== 'img');
  if (others.some(({ text }) => /(?:href|src)\s{0,20}=\s{0,20}["']?\s{0,20}(?:javascript|vbscript|data):/i.test(text)))
    parts.push('a script address');
  if (attributes.some(({ text }) => /\sstyle\s{0,20}=/i.test(text))) parts.push('`style`');
  return [...new Set(parts)];
}

/** Addresses a link may have; others could run script. */
export function isSafeAddress(href: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href.replace(/[\p{Cc}\s]/gu, ''))?.[1]?.toLowerCase();
  return scheme === undefined || ['http', 'https', 'mailto', 'tel', 'slack', 'ssh', 'irc', 'xmpp'].includes(scheme);
}
