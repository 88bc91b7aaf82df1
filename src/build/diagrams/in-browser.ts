/**
 * What runs in the browser that draws diagrams. Each function is put into its page as text, so they use nothing from
 * outside but each other and what browsers have.
 */

/** The part of Mermaid that is used. */
export interface Mermaid {
  initialize: (settings: object) => void;
  render: (id: string, text: string) => Promise<{ svg: string; diagramType: string }>;
}

export interface Wanted {
  /** Begins the ids inside the drawing, so that drawings on one page share none. */
  readonly id: string;
  readonly text: string;
}

export type Answer =
  | { readonly svg: string; readonly kind: string; readonly title: string; readonly labels: readonly string[] }
  | { readonly error: string; readonly line: number | undefined };

/** Properties of style that make a drawing; written as attributes, since pages allow no styles of their own. */
const kept = [
  ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'fill-opacity', 'stroke-opacity', 'opacity'],
  ['font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'text-decoration-line', 'visibility', 'display'],
  ['marker-start', 'marker-mid', 'marker-end'],
].flat();

/** Draws each text; one that fails takes no other along. */
export async function drawAll(
  mermaid: Mermaid,
  wanted: readonly Wanted[],
  colours: Readonly<Record<string, string>>,
  styles: readonly string[],
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { id, text } of wanted) {
    try {
      const { svg, diagramType } = await mermaid.render(`draw-${id}`, text);
      const room = document.createElement('div');
      room.innerHTML = svg;
      document.body.append(room);
      const drawing = room.querySelector('svg');
      if (drawing === null) throw new Error('nothing was drawn');
      answers.push({ ...flatten(drawing, id, colours, styles), kind: diagramType });
      room.remove();
    } catch (error) {
      answers.push(errorOf(error));
    }
  }
  return answers;
}

export function errorOf(error: unknown): Answer {
  const message = error instanceof Error ? error.message : String(error);
  const hash: unknown = error instanceof Error && 'hash' in error ? error.hash : undefined;
  const loc: unknown = typeof hash === 'object' && hash !== null && 'loc' in hash ? hash.loc : undefined;
  const first: unknown = typeof loc === 'object' && loc !== null && 'first_line' in loc ? loc.first_line : undefined;
  const named = /\bline:? (\d+)/i.exec(message)?.[1];
  return { error: message, line: typeof first === 'number' ? first : named === undefined ? undefined : Number(named) };
}

/** The drawing with its styles as attributes, the site's colours by name, short numbers and ids of its own. */
export function flatten(drawing: SVGSVGElement, id: string, colours: Readonly<Record<string, string>>, styles: readonly string[]) {
  const title = drawing.querySelector(':scope > title')?.textContent ?? '';
  const labels = [...drawing.querySelectorAll('text')].map((text) => (text.textContent ?? '').replace(/\s+/g, ' ').trim());
  for (const unneeded of drawing.querySelectorAll('title, desc, .today')) unneeded.remove();
  // Some kinds write each label twice: as HTML, which pages do not take in a drawing, and as text.
  for (const twice of drawing.querySelectorAll('switch')) twice.replaceWith(...twice.querySelectorAll(':scope > :not(foreignObject)'));
  centreLabels(drawing);
  growToTexts(drawing);
  const texts = [...drawing.querySelectorAll('text')].map((text) => ({ text, colour: colourOn(text, drawing, colours) }));
  styleAsAttributes(drawing, stylesOf(document.body, styles), colours, styles);
  for (const style of drawing.querySelectorAll('style')) style.remove();
  for (const { text, colour } of texts) {
    if (colour === undefined) continue;
    for (const part of [text, ...text.querySelectorAll('*')]) part.removeAttribute('fill');
    text.setAttribute('fill', colour);
  }
  renameIds(drawing, id);
  const { width, height } = drawing.viewBox.baseVal;
  drawing.setAttribute('width', String(Math.ceil(width)));
  drawing.setAttribute('height', String(Math.ceil(height)));
  for (const name of ['role', 'aria-roledescription', 'aria-labelledby', 'aria-describedby', 'xmlns:xlink']) drawing.removeAttribute(name);
  return { svg: drawing.outerHTML, title, labels: [...new Set(labels)].filter((label) => label !== '') };
}

/** Mermaid sets the only text of some boxes, such as states, at their left side when it may not use HTML. */
export function centreLabels(drawing: Element): void {
  for (const node of drawing.querySelectorAll('g.node')) {
    const [text, ...others] = [...node.querySelectorAll('text')].filter((label) => label.textContent !== '');
    if (!(text instanceof SVGGraphicsElement) || others.length > 0 || text.hasAttribute('transform')) continue;
    const box = node.getBoundingClientRect();
    const words = text.getBoundingClientRect();
    const shift = box.left + box.width / 2 - (words.left + words.width / 2);
    if (Math.abs(shift) > 3) text.setAttribute('transform', `translate(${shift}, 0)`);
  }
}

/** Mermaid does not count some texts, such as the title of a pie, into the size of a drawing: what stands out would be cut off. */
export function growToTexts(drawing: SVGSVGElement): void {
  const toOwn = drawing.getScreenCTM()?.inverse();
  if (toOwn === undefined) return;
  const box = drawing.viewBox.baseVal;
  let [left, top, right, bottom] = [box.x, box.y, box.x + box.width, box.y + box.height];
  for (const text of drawing.querySelectorAll('text')) {
    const place = text.getBoundingClientRect();
    if (place.width === 0) continue;
    const from = new DOMPoint(place.left, place.top).matrixTransform(toOwn);
    const to = new DOMPoint(place.right, place.bottom).matrixTransform(toOwn);
    [left, top, right, bottom] = [Math.min(left, from.x), Math.min(top, from.y), Math.max(right, to.x), Math.max(bottom, to.y)];
  }
  drawing.setAttribute('viewBox', [left, top, right - left, bottom - top].map((number) => Math.round(number * 10) / 10).join(' '));
}

/**
 * The colour that a text needs: black or white on a colour that is not the site's own and so does not follow the theme; the site's where
 * Mermaid has derived a very dark or light one from it; undefined where the text has the right one.
 */
export function colourOn(text: Element, drawing: Element, colours: Readonly<Record<string, string>>): string | undefined {
  const box = text.getBoundingClientRect();
  const x = box.left + box.width / 2;
  const y = box.top + box.height / 2;
  let under: string | undefined;
  for (const shape of drawing.querySelectorAll('rect, path, polygon, circle, ellipse, text')) {
    if (shape === text) break;
    if (shape.tagName === 'text' || shape.closest('defs, marker') !== null) continue;
    const place = shape.getBoundingClientRect();
    if (x < place.left || x > place.right || y < place.top || y > place.bottom) continue;
    const { fill, display, fillOpacity, opacity } = getComputedStyle(shape);
    if (fill.startsWith('rgb(') && display !== 'none' && Number(fillOpacity) * Number(opacity) > 0.5) under = fill;
  }
  if (under !== undefined && colours[under] === undefined) return brightness(under) > 0.18 ? '#000' : '#fff';
  const own = getComputedStyle(text).fill;
  const light = brightness(own);
  // What is nearly as dark or light as a page is not seen in one of the themes, and neither is a text in the colour that it stands on.
  if (colours[own] === undefined) return light < 0.12 || light > 0.4 ? 'var(--text)' : undefined;
  return under === undefined || Math.abs(brightness(under) - light) > 0.1 ? undefined : 'var(--text)';
}

/** Relative luminance of `rgb(…)`, nearly: 0 is black, 1 is white. */
export function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map((part) => (Number(part) / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function stylesOf(element: Element, styles: readonly string[]): Record<string, string> {
  const computed = getComputedStyle(element);
  return Object.fromEntries(styles.map((name) => [name, computed.getPropertyValue(name)]));
}

export function styleAsAttributes(
  element: Element,
  above: Readonly<Record<string, string>>,
  colours: Readonly<Record<string, string>>,
  styles: readonly string[],
): void {
  const own = stylesOf(element, styles);
  for (const child of [...element.children]) styleAsAttributes(child, own, colours, styles);
  // Opacity, decoration and markers are not inherited, but what elements have without them is what browsers start with.
  const initial: Readonly<Record<string, string>> = {
    opacity: '1',
    display: 'inline',
    'text-decoration-line': 'none',
    'marker-start': 'none',
    'marker-mid': 'none',
    'marker-end': 'none',
    'dominant-baseline': 'auto',
  };
  for (const name of styles) {
    element.removeAttribute(name);
    const value = own[name] ?? '';
    if (value === '' || value === (initial[name] ?? above[name])) continue;
    element.setAttribute(name, colours[value] ?? (name === 'stroke' && isUnseenLine(element, own) ? 'var(--muted)' : value));
  }
  for (const name of ['style', 'class']) element.removeAttribute(name);
  for (const { name, value } of [...element.attributes]) {
    if (name.startsWith('data-')) element.removeAttribute(name);
    else if (!/^(?:id|xmlns|viewBox|href|xlink:href|fill|stroke|marker-.*)$/.test(name)) {
      const digits = name === 'transform' ? 1000 : 10;
      element.setAttribute(
        name,
        value.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * digits) / digits)),
      );
    }
  }
}

/** Whether it is a line on the page, so dark or light that it is not seen in one of the themes. */
export function isUnseenLine({ tagName }: Element, { fill, stroke = '' }: Readonly<Record<string, string>>): boolean {
  if (!stroke.startsWith('rgb(') || (fill !== 'none' && tagName !== 'line')) return false;
  const light = brightness(stroke);
  return light < 0.08 || light > 0.6;
}

/** Ids that something refers to get short names of this drawing; others go. */
export function renameIds(drawing: Element, id: string): void {
  const names = new Map<string, string>();
  const renamed = (old: string) => {
    const name = names.get(old) ?? `${id}-${names.size}`;
    names.set(old, name);
    return name;
  };
  const all = [drawing, ...drawing.querySelectorAll('*')];
  for (const element of all) {
    for (const { name, value } of [...element.attributes]) {
      if (name === 'href' || name === 'xlink:href') {
        if (value.startsWith('#')) element.setAttribute(name, `#${renamed(value.slice(1))}`);
      } else if (value.includes('url('))
        element.setAttribute(
          name,
          value.replace(/url\(["']?#([^"')]+)["']?\)/g, (_, old: string) => `url(#${renamed(old)})`),
        );
    }
  }
  for (const element of all) {
    const name = names.get(element.id);
    if (name === undefined) element.removeAttribute('id');
    else element.id = name;
  }
}

/** All of the above, as the text of a script. */
export const inBrowser = [
  ...[drawAll, errorOf, flatten, centreLabels, growToTexts, colourOn, brightness],
  ...[stylesOf, styleAsAttributes, isUnseenLine, renameIds],
]
  .map(String)
  .join('\n');
export const keptStyles: readonly string[] = kept;
