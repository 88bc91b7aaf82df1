/**
 * The author's own HTML follows the rules of Markdown: its links and images are resolved, reported and based alike, and its ids are anchors.
 * Elements pass through an HTML parser and the sanitiser in between. What Markdown made carries a mark (see `mark.ts`) and is done;
 * what the author wrote carries the number of its place.
 */
import type { Element, ElementContent, Root } from 'hast';
import type { Html as RawHtml } from 'mdast';
import type { Range } from '../problem/problem.ts';
import { reportAppId, reportTaken } from './anchors.ts';
import { isAppId } from './app-ids.ts';
import type { Tag } from './html-tags.ts';
import { imageProperties } from './image.ts';
import { resolveImage, resolveLink, resolveSourceSet } from './resolve.ts';
import type { Work } from './work.ts';

const elsewhere: Range = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Raw HTML whose tags carry the numbers of their places, in attributes that nobody else can write. */
export function withPlaces(node: RawHtml, value: string, tags: readonly Tag[], work: Work): string {
  const place = placesIn(node, value, work);
  let html = '';
  let at = 0;
  for (const { isClosing, from, nameEnd, to } of tags) {
    html += value.slice(at, nameEnd);
    if (!isClosing) html += ` data-place="${work.places.push({ range: place(from, to), written: work.written }) - 1}"`;
    html += value.slice(nameEnd, to).replace(/data-?(?:mark|place)/gi, 'data-x');
    at = to;
  }
  return html + value.slice(at);
}

/** Offsets in raw HTML → places in the file. In a quote or a list its later lines are indented there. */
function placesIn(node: RawHtml, value: string, { lines }: Work): (from: number, to: number) => Range {
  const start = node.position?.start;
  const begin = start === undefined ? 0 : lines.lineStart(start.line) + start.column - 1;
  if (lines.text.startsWith(node.value, begin)) return (from, to) => lines.range(begin + from, begin + to);
  const written = value.split('\n');
  const offsets = written.map((text, at) => {
    if (at === 0) return begin;
    const lineStart = lines.lineStart((start?.line ?? 1) + at);
    const line = lines.text.slice(lineStart, lines.lineStart((start?.line ?? 1) + at + 1));
    return lineStart + Math.max(0, line.indexOf(text));
  });
  let line = 0;
  let lineFrom = 0;
  // Tags come in order: each is looked for from the line of the one before it.
  return (from, to) => {
    while (line < written.length - 1 && from > lineFrom + (written[line]?.length ?? 0)) lineFrom += (written[line++]?.length ?? 0) + 1;
    const offset = (offsets[line] ?? begin) + from - lineFrom;
    return lines.range(offset, offset + to - from);
  };
}

/** Marks what Markdown made, so that the sanitiser takes neither its ids nor its addresses. */
export function markOwn(parent: Root | Element, work: Work): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const { dataPlace, dataMark, id, href } = child.properties;
    if (dataPlace === undefined && dataMark === undefined) {
      const kept = { ...(id === undefined ? {} : { id }), ...(href === undefined ? {} : { href }) };
      Object.assign(child.properties, work.marks.add(kept));
    }
    markOwn(child, work);
  }
}

/** Resolves what authors wrote below a node, in the order of the text. */
export function resolveAuthorHtml(parent: Root | Element, work: Work, isInLink = false): void {
  const children = parent.children.flatMap((child): Root['children'] => {
    if (child.type !== 'element') return [child];
    if (child.properties['dataMark'] !== undefined) {
      resolveAuthorHtml(child, work, isInLink || child.tagName === 'a');
      return [child];
    }
    return resolveElement(child, work, isInLink);
  });
  parent.children = children as typeof parent.children;
}

function resolveElement(element: Element, work: Work, isInLink: boolean): ElementContent[] {
  const place = work.places[Number(element.properties['dataPlace'])] ?? { range: elsewhere, written: work.written };
  return work.within(place.written, () => resolveAt(element, place.range, work, isInLink));
}

function resolveAt(element: Element, range: Range, work: Work, isInLink: boolean): ElementContent[] {
  const kept = idOf(element, range, work);
  switch (element.tagName) {
    case 'img':
      return image(element, kept, range, work, isInLink);
    case 'source':
      return source(element, range, work);
    case 'video':
    case 'audio':
      return media(element, range, work);
    case 'a': {
      const href = element.properties['href'];
      const resolved = typeof href === 'string' ? resolveLink(href, textOf(element), range, work) : undefined;
      if (resolved === undefined) delete element.properties['href'];
      mark(element, { ...kept, ...(resolved === undefined ? {} : { href: resolved }) }, work);
      resolveAuthorHtml(element, work, true);
      return [element];
    }
    default: {
      mark(element, kept, work);
      resolveAuthorHtml(element, work, isInLink);
      const isWithoutImage =
        element.tagName === 'picture' && !element.children.some((child) => child.type === 'element' && child.tagName === 'img');
      return isWithoutImage ? element.children.filter((child) => child.type !== 'element' || child.tagName !== 'source') : [element];
    }
  }
}

/** Its id, or the name of an `<a>`, when nothing else on the page has it. */
function idOf(element: Element, range: Range, work: Work): { id?: string } {
  const { id, name } = element.properties;
  const wanted = typeof id === 'string' && id !== '' ? id : element.tagName === 'a' ? name : undefined;
  if (typeof wanted !== 'string' || wanted === '') return {};
  if (isAppId(wanted)) {
    reportAppId(wanted, range, work);
    return {};
  }
  const rival = work.anchors.add(wanted, 'html', work.writtenAt(range));
  if (rival === undefined) return { id: wanted };
  // An anchor beside the heading that has the same id is there for other generators, and leads where it should.
  const isNear = rival.place.file === work.file && Math.abs(rival.place.line - range.line) <= 3;
  const isBesideHeading = (rival.kind === 'heading' || rival.kind === 'custom') && isNear;
  if (!isBesideHeading) reportTaken(wanted, range, rival, work);
  return {};
}

function mark(element: Element, properties: Element['properties'], work: Work): void {
  if (Object.keys(properties).length > 0) Object.assign(element.properties, work.marks.add(properties));
}

function image(element: Element, kept: { id?: string }, range: Range, work: Work, isInLink: boolean): ElementContent[] {
  const { src, srcSet, alt, width, height } = element.properties;
  const words = typeof alt === 'string' ? alt : '';
  const resolved = resolveImage(typeof src === 'string' ? src : '', words, range, work);
  if (resolved.kind === 'served') {
    const sources = typeof srcSet === 'string' ? resolveSourceSet(srcSet, words, range, work) : '';
    // Who writes one of the two leaves the other to the browser.
    const size = width === undefined && height === undefined ? resolved.size : { width, height };
    const own = { src: resolved.href, alt: alt ?? '', ...size, ...imageProperties(resolved, work) };
    element.properties = work.marks.add({ ...own, ...(sources === '' ? {} : { srcSet: sources }), ...kept });
    return [element];
  }
  const text: ElementContent = { type: 'text', value: resolved.label };
  if (resolved.kind === 'missing') return [{ type: 'element', tagName: 'em', properties: work.marks.add(kept), children: [text] }];
  if (isInLink) return [text];
  return [{ type: 'element', tagName: 'a', properties: work.marks.add({ href: resolved.href, ...kept }), children: [text] }];
}

/** Of a `<picture>`; those of videos go with them. */
function source(element: Element, range: Range, work: Work): ElementContent[] {
  const { srcSet, media: condition, type } = element.properties;
  const sources = typeof srcSet === 'string' ? resolveSourceSet(srcSet, '', range, work) : '';
  if (sources === '') return [];
  element.properties = work.marks.add({ srcSet: sources, media: condition, type });
  return [element];
}

/** Players are left out; a link opens what they would have played. */
function media(element: Element, range: Range, work: Work): ElementContent[] {
  const name = element.tagName === 'video' ? 'Video' : 'Audio';
  const inside = element.children.filter((child) => child.type === 'element');
  const address = [element, ...inside].map(({ properties }) => properties['src']).find((src) => typeof src === 'string');
  work.reportAt(
    'markdown/unsafe-html',
    'warning',
    range,
    `\`<${element.tagName}>\` is not played in a runbook: ${address === undefined ? 'it was left out' : 'it is shown as a link'}`,
    'link to the recording, and write what it shows',
  );
  const href = typeof address === 'string' ? resolveLink(address, name, range, work) : undefined;
  resolveAuthorHtml(element, work, href !== undefined);
  if (href === undefined) return element.children;
  return [
    { type: 'element', tagName: 'a', properties: work.marks.add({ href }), children: [{ type: 'text', value: `${name}: ${address}` }] },
  ];
}

function textOf(node: Element): string {
  return node.children.map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : '')).join('');
}
