/** What generators add within lines → plain Markdown, by the rules of `line-rules.ts`; lines that mean nothing; and links that lead on. */
import { codeSpans } from '../plain/code-spans.ts';
import { isInclude } from './includes.ts';
import { lineRules } from './line-rules.ts';
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
    if (isCode(line.text)) {
      if (/--8<--|^\s*\{![^!]+!\}\s*$/.test(line.text))
        world.remarks.look(line.at, 'a file is included in this code block: copy its text in');
      return [line];
    }
    if (isDropped(line, world)) return [];
    return [{ ...line, text: outsideCode(line.text, (text) => convertText(text, line.at, world)) }];
  });
}

/** Lines that mean nothing to a reader. */
function isDropped({ text, at }: Line, { mdx, remarks }: InlineWorld): boolean {
  if (/^\s*(?:\[TOC\]|\[\[_TOC_\]\]|\{:toc[^}]*\}|<!--\s*(?:truncate|more)\s*-->|\{\{[<%]\s*toc\s*[>%]\}\})\s*$/i.test(text)) {
    remarks.changed(at, 'a table of contents or teaser mark is taken away: the page has its own');
    return true;
  }
  if (mdx && /^import\s+.+\s+from\s+['"].+['"];?\s*$/.test(text)) {
    remarks.changed(at, 'an import is taken away');
    return true;
  }
  if (mdx && /^\s*<[A-Z]\w*\s*\/>\s*$/.test(text)) {
    remarks.changed(at, 'a component without text of its own is taken away');
    return true;
  }
  if (mdx && /^export\s/.test(text)) remarks.look(at, 'code of MDX: shown as text');
  return false;
}

/** Applies a change to what stands outside of backticks. */
function outsideCode(text: string, change: (text: string) => string): string {
  const spans = codeSpans(text);
  if (spans.length === 0) return change(text);
  let masked = '';
  let from = 0;
  for (const [at, { start, end }] of spans.entries()) {
    masked += `${text.slice(from, start)}\uE000${at}\uE001`;
    from = end;
  }
  return change(masked + text.slice(from)).replace(/\uE000(\d+)\uE001/g, (_, at: string) => {
    const span = spans[Number(at)];
    return span === undefined ? '' : text.slice(span.start, span.end);
  });
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
  // Links that a rule has written lead from where the page is now: nothing looks for them in the source again.
  const made: string[] = [];
  const keep = (to: string) => `${written}${made.push(to) - 1}${writtenEnd}`;
  const page: LinkWriter['page'] = (name) => {
    const found = link.page(name);
    return found === undefined ? undefined : { ...found, to: keep(found.to) };
  };
  const image = (name: string) => {
    const found = link.image(name);
    return found === undefined ? undefined : keep(found);
  };
  const rules = { link: { ...link, page, image }, look: (what: string) => remarks.look(at, what) };
  if (mdx) replace(/\{\/\*(.*?)\*\/\}/g, 'a comment of MDX is one of HTML', ([, comment = '']) => `<!--${comment}-->`);
  for (const { what, pattern, by } of lineRules) replace(pattern, what, (match) => by(match, rules));
  convertLinks(replace, at, world);
  nameLeftovers(text, at, world);
  return text.replace(/\uE002(\d+)\uE003/g, (_, index: string) => made[Number(index)] ?? '');
}

/** Stand around the number of a link that a rule has written. */
const written = '\uE002';
const writtenEnd = '\uE003';

/** What is not understood stays, and is named. */
function nameLeftovers(text: string, at: number, { remarks, mdx }: InlineWorld): void {
  if (isInclude(text)) return;
  const shortcode = /\{\{[<%]\s*\/?\s*\w.*?[>%]\}\}/.exec(text)?.[0] ?? (/\{\{[<%]\s*\/?\s*\w/.test(text) ? text.trim() : undefined);
  const tag = /\{%-?\s*\w.*?%\}/.exec(text)?.[0];
  const macro = /\{\{\s*[\w.]+(?:\([^)]*\))?\s*(?:\|[^}]*)?\}\}/.exec(text)?.[0];
  if (shortcode !== undefined) remarks.look(at, `a shortcode that is not known here is shown as written: \`${shortcode}\``);
  else if (tag !== undefined) remarks.look(at, `a tag of Jekyll, GitBook or Zola is shown as written: \`${tag}\``);
  else if (macro !== undefined) remarks.look(at, `\`${macro}\` may be a macro: it is shown as written`);
  const component = mdx ? /<([A-Z]\w*)/.exec(text)?.[1] : undefined;
  if (component !== undefined) remarks.look(at, `the component \`<${component}>\` is shown as text`);
}

type Replace = (pattern: RegExp, what: string, by: (match: readonly string[]) => string | undefined) => void;

/** Markdown links and images, reference definitions, `href` and `src` of HTML. */
function convertLinks(replace: Replace, at: number, { link, remarks }: InlineWorld): void {
  const what = 'a link or image leads to where its file is now';
  const lead = (href: string): string | undefined => {
    if (href.startsWith(written)) return undefined;
    const target = link.href(href);
    if (target?.lost !== undefined) remarks.look(at, `\`${href}\` ${target.lost}`);
    return target !== undefined && 'to' in target ? target.to : undefined;
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
