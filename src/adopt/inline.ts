/** What generators add within lines → plain Markdown: shortcodes, wiki links, heading ids, icons, code of MDX; and links that lead on. */
import type { LinkWriter } from './links.ts';
import { codeFollower, type Line, type Remarks } from './remarks.ts';

export interface InlineWorld {
  link: LinkWriter;
  /** Whether the source is MDX, where `import`, `{…}` and `<Component>` are code. */
  mdx: boolean;
  remarks: Remarks;
}

export function convertInline(lines: readonly Line[], world: InlineWorld): Line[] {
  const isCode = codeFollower();
  return lines.flatMap((line) => {
    if (isCode(line.text)) return [line];
    if (isDropped(line, world)) return [];
    return [{ ...line, text: outsideCode(line.text, (text) => convertText(text, line.at, world)) }];
  });
}

/** Lines that mean nothing to a reader. */
function isDropped({ text, at }: Line, { mdx, remarks }: InlineWorld): boolean {
  if (/^\s*(?:\[TOC\]|\[\[_TOC_\]\]|<!--\s*(?:truncate|more)\s*-->|\{\{[<%]\s*toc\s*[>%]\}\})\s*$/i.test(text)) {
    remarks.changed(at, 'a table of contents or teaser mark is taken away: the page has its own');
    return true;
  }
  if (mdx && /^import\s+.+\s+from\s+['"].+['"];?\s*$/.test(text)) {
    remarks.changed(at, 'an import is taken away');
    return true;
  }
  if (mdx && /^export\s/.test(text)) remarks.look(at, 'code of MDX: shown as text');
  return false;
}

/** Applies a change to what stands outside of backticks. */
function outsideCode(text: string, change: (text: string) => string): string {
  if (!text.includes('`')) return change(text);
  const codes: string[] = [];
  const masked = text.replace(/(`+)(?!`)(.+?)(?<!`)\1(?!`)/g, (code) => `\uE000${codes.push(code) - 1}\uE001`);
  return change(masked).replace(/\uE000(\d+)\uE001/g, (_, at: string) => codes[Number(at)] ?? '');
}

function convertText(line: string, at: number, world: InlineWorld): string {
  const { remarks, mdx, link } = world;
  let text = line;
  const replace = (pattern: RegExp, what: string, by: (match: readonly string[]) => string | undefined) => {
    text = text.replace(pattern, (...match: string[]) => {
      const made = by(match);
      if (made === undefined) return match[0] ?? '';
      remarks.changed(at, what);
      return made;
    });
  };

  replace(
    /\{\{[<%]\s*(?:rel)?ref\s+["`']?([^"`'\s]+)["`']?\s*[>%]\}\}/g,
    'a reference by shortcode is a link to the file',
    ([, target]) => target,
  );
  replace(/\{\{<\s*figure\s+(.*?)\s*\/?>\}\}/g, 'a figure is an image', ([, written = '']) => figure(written));
  replace(
    /\{\{[<%]\s*button\s+(.*?)\s*[>%]\}\}(.*?)\{\{[<%]\s*\/\s*button\s*[>%]\}\}/g,
    'a button is a link',
    ([, written = '', label = '']) => {
      const href = argument(written, 'href') ?? argument(written, 'relref') ?? argument(written, 'link');
      return href === undefined ? undefined : `[${label.trim()}](${href})`;
    },
  );
  replace(/\{\{[<%]\s*(youtube|vimeo)\s+["']?([\w-]+)["']?\s*[>%]\}\}/g, 'a video is a link', ([, host, id = '']) =>
    host === 'youtube' ? `[Video](https://www.youtube.com/watch?v=${id})` : `[Video](https://vimeo.com/${id})`,
  );
  if (mdx) replace(/\{\/\*(.*?)\*\/\}/g, 'a comment of MDX is one of HTML', ([, comment = '']) => `<!--${comment}-->`);
  replace(/^(#{1,6}\s.*?)\s*\{:?\s*[#.][^}]*\}\s*$/g, 'a heading has no id or class of its own', ([, heading]) => heading);
  replace(/(?<=[\])>*_\uE001])\{:?\s*[#.:\w][^}\n]*\}/g, 'attributes of MkDocs are taken away', ([whole]) =>
    /[.#=:]/.test(whole ?? '') ? '' : undefined,
  );
  replace(/:(?:material|octicons|fontawesome|simple)-[\w-]+:\s?/g, 'icons are taken away', () => '');
  replace(/(!?)\[\[([^[\]|]+)(?:\|([^[\]]+))?\]\]/g, 'a wiki link is a Markdown link', ([, , first = '', second]) =>
    wikiLink(first, second, link),
  );
  convertLinks(replace, at, world);
  if (/\{\{[<%]\s*\/?\s*\w/.test(text))
    remarks.look(
      at,
      `a shortcode that is not known here stays out of the page: \`${/\{\{[<%].*?[>%]\}\}/.exec(text)?.[0] ?? text.trim()}\``,
    );
  else if (/\{\{\s*[\w.]+(?:\([^)]*\))?\s*\}\}/.test(text))
    remarks.look(at, `\`${/\{\{.*?\}\}/.exec(text)?.[0] ?? ''}\` may be a macro: it is shown as written`);
  if (/--8<--/.test(text)) remarks.look(at, 'a file is included here: copy its text in');
  const component = mdx ? /<([A-Z]\w*)/.exec(text)?.[1] : undefined;
  if (component !== undefined) remarks.look(at, `the component \`<${component}>\` is shown as text`);
  return text;
}

type Replace = (pattern: RegExp, what: string, by: (match: readonly string[]) => string | undefined) => void;

/** Markdown links and images, reference definitions, `href` and `src` of HTML. */
function convertLinks(replace: Replace, at: number, { link, remarks }: InlineWorld): void {
  const what = 'a link or image leads to where its file is now';
  const lead = (href: string): string | undefined => {
    const target = link(href);
    if (target === undefined) return undefined;
    if ('to' in target) return target.to;
    remarks.look(at, `\`${href}\` leads to nothing that was adopted`);
    return undefined;
  };
  replace(/(\]\()(<[^<>\n]*>|(?:[^\s()<>]|\([^\s()]*\))+)(?=[\s)])/g, what, ([, before = '', href = '']) => {
    const to = lead(href.replace(/^<|>$/g, ''));
    return to === undefined ? undefined : before + to;
  });
  replace(/^(\s{0,3}\[[^\]]+\]:\s*)(\S+)/g, what, ([, before = '', href = '']) => {
    const to = /^\s*\[\^/.test(before) ? undefined : lead(href);
    return to === undefined ? undefined : before + to;
  });
  replace(/(<(?:img|a)\b[^>]*?\s(?:src|href)=["'])([^"']+)(?=["'])/g, what, ([, before = '', href = '']) => {
    const to = lead(href);
    return to === undefined ? undefined : before + to;
  });
}

/** GitHub writes `[[Text|Page]]`; pictures are `[[picture.png|alt=Text]]`. What leads to no page stays as it is: Bash writes `[[ … ]]` too. */
function wikiLink(first: string, second: string | undefined, link: LinkWriter): string | undefined {
  if (/\.(?:png|jpe?g|gif|webp|svg)$/i.test(first)) return `![${/alt=([^|]+)/.exec(second ?? '')?.[1] ?? ''}](${first})`;
  const orders =
    second === undefined
      ? [[first, first]]
      : [
          [second, first],
          [first, second],
        ];
  for (const [page = '', label = ''] of orders) {
    const target = link(page.trim().replace(/#.*$/, ''));
    if (target === undefined || 'to' in target) return `[${label.trim()}](<${page.trim()}>)`;
  }
  return undefined;
}

function figure(written: string): string | undefined {
  const source = argument(written, 'src') ?? argument(written, 'link');
  if (source === undefined) return undefined;
  const alt = argument(written, 'alt') ?? argument(written, 'caption') ?? argument(written, 'title') ?? '';
  const caption = argument(written, 'caption');
  return `![${alt}](${source})${caption === undefined || caption === alt ? '' : ` ${caption}`}`;
}

function argument(written: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|\`([^\`]*)\`|(\\S+))`)
    .exec(written)
    ?.slice(1)
    .find((value) => value !== undefined);
}
