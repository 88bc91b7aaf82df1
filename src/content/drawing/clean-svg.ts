/**
 * An author's drawing (SVG) → the same drawing, unable to run or load anything. A browser that opens an SVG by its address treats it as
 * a document of the site, script and all. What is kept is written anew from the parsed tree, so that nothing is read here in one way
 * and by the browser in another.
 */
import { XmlElement, type XmlNode, XmlProcessingInstruction, XmlText } from '@rgrove/parse-xml';
import { escapeHtml } from '../../markup/html.ts';
import { LineIndex } from '../../problem/position.ts';
import { fileStart, type Problem, type Range } from '../../problem/problem.ts';
import { elements, svgNamespace, unseen, xlinkNamespace } from './allowed.ts';
import { type Attribute, type CleanEmbedded, cleanAttributes } from './clean-attributes.ts';
import { cleanCss } from './clean-css.ts';
import { declaredIn, type Prefixes, resolveName, startingPrefixes } from './namespaces.ts';
import { maxDrawingBytes, maxDrawingDepth, parseSvg } from './parse-svg.ts';

export interface CleanSvg {
  /** The drawing as it may be published; undefined where it may not. */
  readonly value: string | undefined;
  readonly problems: readonly Problem[];
}

/** A drawing with more faults than this has the rest counted, not listed. */
const maxListed = 10;

/** Drawings in drawings in drawings are left out. */
const maxEmbedded = 2;

/** @param file path relative to the content root, for the problems; @param level how many drawings this one is embedded in */
export function cleanSvg(file: string, text: string, level = 0): CleanSvg {
  const lines = new LineIndex(text.replace(/\r\n?/g, '\n'));
  const refuse = (why: string, range: Range = fileStart): CleanSvg => ({
    value: undefined,
    problems: [
      {
        check: 'image/unreadable',
        severity: 'error',
        file,
        message: `the drawing ${why}; it is not published`,
        hint: 'open it in a drawing program and save it as plain SVG',
        ...range,
      },
    ],
  });
  if (text.length > maxDrawingBytes) return refuse(`is larger than ${maxDrawingBytes / 1_000_000} MB`);
  const parsed = parseSvg(lines.text);
  if (parsed.root === undefined) return refuse(parsed.why, lines.range(parsed.offset, parsed.offset));
  const writer = new Writer((address) => (level < maxEmbedded ? cleanEmbedded(address, level + 1) : undefined));
  for (const node of parsed.document.children) if (node instanceof XmlProcessingInstruction) writer.refuseInstruction(node);
  const drawing = writer.element(parsed.root, startingPrefixes(parsed.root), 0);
  if (writer.isTooDeep) return refuse(`is nested more than ${maxDrawingDepth} elements deep`);
  if (drawing === '') return refuse('does not begin with `<svg>` of the SVG namespace');
  return { value: `${drawing}\n`, problems: asProblems(file, writer.removed, lines) };
}

/** Drawing programs hold icons like this. What is taken out of one is not listed: it was never shown or run there. */
function cleanEmbedded(address: string, level: number): string | undefined {
  const [, base64, data] = /^data:image\/svg\+xml(?:;charset=[\w-]+)?(;base64)?,([\s\S]*)$/i.exec(address) ?? [];
  if (data === undefined) return undefined;
  let text: string;
  try {
    text = base64 === undefined ? decodeURIComponent(data) : Buffer.from(data, 'base64').toString();
  } catch {
    return undefined;
  }
  const { value } = cleanSvg('', text, level);
  return value === undefined ? undefined : `data:image/svg+xml;base64,${Buffer.from(value).toString('base64')}`;
}

interface Removed {
  readonly what: string;
  readonly hint: string;
  readonly offset: number;
}

/** Writes one drawing and remembers what it left out. */
class Writer {
  readonly removed: Removed[] = [];
  readonly #embedded: CleanEmbedded;
  isTooDeep = false;

  constructor(embedded: CleanEmbedded) {
    this.#embedded = embedded;
  }

  refuseInstruction({ name, start }: XmlProcessingInstruction): void {
    if (name.toLowerCase() !== 'xml') this.#remove(`\`<?${name}?>\``, 'put styles into the drawing itself', start);
  }

  /** Empty for an element that is left out. */
  element(element: XmlElement, above: Prefixes, depth: number): string {
    if (depth > maxDrawingDepth) this.isTooDeep = true;
    if (this.isTooDeep) return '';
    const prefixes = declaredIn(element, above);
    const { namespace, local } = resolveName(element.name, prefixes, prefixes.get('') ?? '');
    if (namespace !== svgNamespace || !elements.has(local)) {
      this.#refuseElement(namespace, local, element);
      return '';
    }
    const { kept, removed, isUseless } = cleanAttributes(element, local, prefixes, this.#embedded);
    for (const what of removed) this.#remove(what, attributeHint, element.start);
    if (isUseless) return '';
    const root = depth === 0 ? ` xmlns="${svgNamespace}" xmlns:xlink="${xlinkNamespace}"` : '';
    const opening = `<${local}${root}${kept.map(writeAttribute).join('')}`;
    const inside = local === 'style' ? this.#style(element) : this.#children(element.children, prefixes, depth);
    return inside === '' ? `${opening}/>` : `${opening}>${inside}</${local}>`;
  }

  #children(nodes: readonly XmlNode[], prefixes: Prefixes, depth: number): string {
    let text = '';
    for (const node of nodes) {
      if (node instanceof XmlElement) text += this.element(node, prefixes, depth + 1);
      else if (node instanceof XmlText) text += escapeHtml(node.text);
      else if (node instanceof XmlProcessingInstruction) this.refuseInstruction(node);
    }
    return text;
  }

  #style(element: XmlElement): string {
    const { value, removed } = cleanCss(element.text, 'stylesheet');
    for (const what of removed) this.#remove(`\`${what}\` in \`<style>\``, attributeHint, element.start);
    return escapeHtml(value);
  }

  /** What another program keeps about the drawing goes without a word: nobody sees it in a browser. */
  #refuseElement(namespace: string, local: string, { start }: XmlElement): void {
    const isForeign = namespace !== svgNamespace && !/xhtml|MathML/i.test(namespace);
    if (isForeign || unseen.has(local)) return;
    const hint =
      local === 'foreignObject' ? 'let the drawing program write text as SVG text, not as HTML' : 'a drawing can only draw: remove it';
    this.#remove(`\`<${local}>\``, hint, start);
  }

  #remove(what: string, hint: string, offset: number): void {
    this.removed.push({ what, hint, offset });
  }
}

const attributeHint = 'a drawing may refer to its own parts (`#id`) and hold pictures as data; remove what runs or loads something else';

function writeAttribute({ name, value }: Attribute): string {
  // Line breaks and tabs in a value would be read as spaces.
  const escaped = escapeHtml(value).replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
  return ` ${name}="${escaped}"`;
}

function asProblems(file: string, removed: readonly Removed[], lines: LineIndex): readonly Problem[] {
  const byWhat = Map.groupBy(removed, ({ what }) => what);
  const listed = [...byWhat.values()].slice(0, maxListed);
  return listed.flatMap(([first, ...rest], at) => {
    if (first === undefined) return [];
    const more = rest.length === 0 ? '' : ` (${rest.length + 1} times)`;
    const unlisted = at === maxListed - 1 && byWhat.size > maxListed ? `, nor are ${byWhat.size - maxListed} other things` : '';
    return {
      check: 'image/unsafe',
      severity: 'warning',
      file,
      message: `${first.what} of the drawing is not published${more}${unlisted}: it could run or load something`,
      hint: first.hint,
      ...lines.range(first.offset, first.offset),
    };
  });
}
