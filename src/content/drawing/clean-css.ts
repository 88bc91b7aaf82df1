/** Takes out of a drawing's styles what would load something. */
import { type CssNode, generate, parse, walk } from 'css-tree';
import { embeddedPicture } from './allowed.ts';

export interface CleanCss {
  /** The text as it came where nothing had to go. */
  readonly value: string;
  /** What was left out, as short phrases. */
  readonly removed: readonly string[];
}

/** Functions whose argument is an address without `url(`, and what old browsers ran. */
const loading: ReadonlySet<string> = new Set(['image', 'image-set', 'cross-fade', 'src', 'expression']);
const running: ReadonlySet<string> = new Set(['behavior', 'binding']);
/** All others ask for another file, or change what addresses mean, or are nothing that a drawing needs. */
const knownRules: ReadonlySet<string> = new Set(['media', 'supports', 'font-face', 'keyframes', 'layer', 'container']);
/** What the parser could not read is kept only if it can hold no address, however that is spelt. */
const doubtful = /[\\@]|url|image|src|cross-fade|expression/i;

/** @param context a sheet (`<style>`), a list of declarations (`style="…"`) or the value of one attribute */
export function cleanCss(text: string, context: 'stylesheet' | 'declarationList' | 'value'): CleanCss {
  if (!mayLoad(text)) return { value: text, removed: [] };
  const removed: string[] = [];
  const { tree, isReadable } = read(text, context);
  const refused: CleanCss = { value: '', removed: [shortly(text)] };
  if (context === 'value')
    return (tree === undefined || !isReadable ? doubtful.test(text) : loads(tree)) ? refused : { value: text, removed };
  if (tree === undefined) return refused;
  walk(tree, (node, item, list) => {
    const isDropped =
      (node.type === 'Atrule' && !knownRules.has(plainName(node.name))) ||
      (node.type === 'Atrule' && node.prelude !== null && loads(node.prelude)) ||
      (node.type === 'Declaration' && (running.has(plainName(node.property)) || loads(node.value))) ||
      (node.type === 'Raw' && doubtful.test(node.value)) ||
      (node.type === 'Rule' && loads(node.prelude));
    if (!isDropped || list === undefined || list === null || item === undefined || item === null) return;
    removed.push(shortly(generate(node)));
    list.remove(item);
  });
  return removed.length === 0 && isReadable ? { value: text, removed } : { value: generate(tree), removed };
}

function read(text: string, context: string): { readonly tree: CssNode | undefined; readonly isReadable: boolean } {
  let isReadable = true;
  const onParseError = () => {
    isReadable = false;
  };
  try {
    return { tree: parse(text, { context, parseCustomProperty: true, onParseError }), isReadable };
  } catch {
    return { tree: undefined, isReadable: false };
  }
}

/** Quick: most styles hold nothing that could be an address. An escape may spell anything. */
function mayLoad(text: string): boolean {
  return /[\\@(]|behavior|binding/i.test(text);
}

/** Whether something in it would be fetched or run. A fragment of the same drawing is not, nor is a picture given as data. */
function loads(root: CssNode): boolean {
  let found = false;
  walk(root, (node) => {
    if (node.type === 'Url') found ||= !isInside(node.value);
    if (node.type === 'Function') found ||= loading.has(plainName(node.name));
    if (node.type === 'Raw') found ||= doubtful.test(node.value);
  });
  return found;
}

function isInside(address: string): boolean {
  const trimmed = address.trim();
  return (
    trimmed.startsWith('#') ||
    embeddedPicture.test(trimmed) ||
    /^data:(?:font\/|application\/(?:x-)?font-)[\w+.;=-]*,[\w+/=\s%-]*$/i.test(trimmed)
  );
}

/** Without the prefix of a browser, in small letters, its escapes read. */
function plainName(name: string): string {
  const read = name.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code: string) => {
    const point = Number.parseInt(code, 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });
  return read
    .replaceAll('\\', '')
    .toLowerCase()
    .replace(/^-[a-z]+-/, '');
}

function shortly(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
