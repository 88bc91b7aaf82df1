/** What a link's `#…` may name on a page of the source, however its generator writes it, and the anchor that it is here. */
import GithubSlugger from 'github-slugger';
import { decodeAddress } from '../plain/decode-address.ts';
import { codeFollower, linesOf } from './remarks.ts';

/** Anchors by the ways in which links name them. */
export type PageAnchors = ReadonlyMap<string, string>;

/** `{#id}`, `{: #id .class }`, `{ #id }` at the end of a heading. */
export const headingAttributes = /\s*\{((?::\s*|\s*)[#.][^{}]*?)\s*\}\s*$/;

export function idIn(attributes: string): string | undefined {
  // Jekyll's `{:#id.class}` begins a class with the dot; elsewhere it is a part of the id, as in `{#io.example.logo}`.
  const [, id] = /(?:^|[\s:])#([^\s#{}]+)/.exec(attributes) ?? [];
  return attributes.startsWith(':') ? id?.replace(/\..*/, '') : id;
}

/** The anchors of a page: of its headings, ids in HTML, steps with an id, and blocks as Obsidian marks them. */
export function pageAnchors(text: string): PageAnchors {
  const slugger = new GithubSlugger();
  const anchors = new Map<string, string>();
  const add = (name: string, id: string) => {
    for (const form of [name, fold(name), ascii(name)]) if (form !== '' && !anchors.has(form)) anchors.set(form, id);
  };
  const isCode = codeFollower();
  let above = '';
  for (const { text: line } of linesOf(text.replace(/^(#{1,6}[ \t].*)\n\{:\s*([^}\n]*)\}[ \t]*$/gm, '$1 {: $2 }'))) {
    if (isCode(line)) continue;
    const heading =
      /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line)?.[1] ??
      (/^ {0,3}(?:=+|-+)[ \t]*$/.test(line) && !/^\s*(?:$|[-*+>|])/.test(above) ? above : undefined);
    above = line;
    for (const [, id = ''] of line.matchAll(/<[a-z][a-z0-9]*\s[^<>]*?\b(?:id|name)\s*=\s*["']?([^"'\s<>]+)/gi)) add(id, id);
    for (const [, id = ''] of line.matchAll(/<!--\s*#([\w-]+)\s*-->/g)) add(id, id);
    const block = /\s\^([\w-]+)\s*$/.exec(line)?.[1];
    if (block !== undefined) add(`^${block}`, block);
    if (heading === undefined) continue;
    const words = plainWords(heading);
    const slug = slugger.slug(words);
    const own = idIn(headingAttributes.exec(heading)?.[1] ?? '');
    if (own !== undefined) add(own, own);
    add(slug, own ?? slug);
    add(words, own ?? slug);
  }
  return anchors;
}

/** The anchor that a `#…` names, without its sign; undefined where the page has none. */
export function anchorFor(fragment: string, anchors: PageAnchors): string | undefined {
  // Obsidian names a heading by those above it: `#Part#Heading`.
  const written = decodeAddress(fragment).replace(/^#/, '');
  const last = written.slice(written.lastIndexOf('#') + 1);
  return [written, last, fold(last), ascii(last)]
    .map((form) => (form === '' ? undefined : anchors.get(form)))
    .find((id) => id !== undefined);
}

/** A heading's words without what marks them up. */
export function plainWords(heading: string): string {
  return heading
    .replace(headingAttributes, '')
    .replace(/<!--.*?-->|<[^<>]*>/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1')
    .replace(/[*`~]+|(?<!\w)_+|_+(?!\w)/g, '')
    .trim();
}

/** Alike for anchors that differ in case and in how blanks and punctuation are written. */
function fold(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** As generators write it that leave out all letters but those of ASCII. */
function ascii(name: string): string {
  return fold(name.normalize('NFKD').replace(/[^\p{ASCII}]/gu, ''));
}
