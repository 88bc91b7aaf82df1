/** The attributes of one element of a drawing that may be published. */
import type { XmlElement } from '@rgrove/parse-xml';
import { animations, asking, embeddedPicture, linkProtocols, xlinkNamespace, xmlNamespace, xmlnsNamespace } from './allowed.ts';
import { cleanCss } from './clean-css.ts';
import { type Prefixes, resolveName } from './namespaces.ts';

export interface Attribute {
  readonly name: string;
  readonly value: string;
}

export interface CleanAttributes {
  readonly kept: readonly Attribute[];
  /** What was left out, in words. */
  readonly removed: readonly string[];
  /** The element does nothing good without what was left out. */
  readonly isUseless: boolean;
}

/** Cleans a drawing inside a drawing; undefined where it may not be published. */
export type CleanEmbedded = (address: string) => string | undefined;

/** @param local name of the element, without a prefix */
export function cleanAttributes(element: XmlElement, local: string, prefixes: Prefixes, embedded: CleanEmbedded): CleanAttributes {
  const kept = new Map<string, string>();
  const removed: string[] = [];
  let isUseless = false;
  for (const [written, value] of Object.entries(element.attributes)) {
    const name = knownName(written, prefixes);
    if (name === undefined) continue;
    const verdict = judge(local, name, value, embedded);
    if (verdict.value !== undefined) kept.set(name, verdict.value);
    for (const what of verdict.removed) removed.push(what);
    if (verdict.isUseless) isUseless = true;
  }
  return { kept: [...kept].map(([name, value]) => ({ name, value })), removed, isUseless };
}

/** As it is written anew; undefined for what belongs to other programs, and for declarations, which are written anew too. */
function knownName(written: string, prefixes: Prefixes): string | undefined {
  if (written === 'xmlns') return undefined;
  const { namespace, local } = resolveName(written, prefixes, '');
  switch (namespace) {
    case '':
      return local;
    case xlinkNamespace:
      return local === 'href' || local === 'title' ? `xlink:${local}` : undefined;
    case xmlNamespace:
      // `xml:base` would make `#id` an address of another file.
      return local === 'space' || local === 'lang' ? `xml:${local}` : undefined;
    case xmlnsNamespace:
      return undefined;
    default:
      return undefined;
  }
}

interface Verdict {
  /** Undefined: leave it out. */
  readonly value: string | undefined;
  readonly removed: readonly string[];
  readonly isUseless?: boolean;
}

function judge(element: string, name: string, value: string, embedded: CleanEmbedded): Verdict {
  const keep: Verdict = { value, removed: [] };
  const remove: Verdict = { value: undefined, removed: [`\`${name}\` of \`<${element}>\``] };
  if (/^on/i.test(name) || asking.has(name)) return remove;
  if (name === 'href' || name === 'xlink:href') {
    if (mayReferTo(element, value)) return keep;
    const drawing = element === 'image' || element === 'feImage' ? embedded(value.trim()) : undefined;
    return drawing === undefined ? remove : { value: drawing, removed: [] };
  }
  if (name === 'attributeName' && animations.has(element)) {
    // A script address could be put into a link later.
    const isDangerous = /href|^on|:/i.test(value.trim());
    return isDangerous ? { value: undefined, removed: [`\`<${element}>\` of \`${value.trim()}\``], isUseless: true } : keep;
  }
  if (name === 'style') {
    const { value: css, removed } = cleanCss(value, 'declarationList');
    return { value: css, removed: removed.map((what) => `\`${what}\` in \`style\` of \`<${element}>\``) };
  }
  if (holdsWords(name)) return keep;
  return cleanCss(value, 'value').removed.length === 0 ? keep : remove;
}

/** Never read as a style. */
function holdsWords(name: string): boolean {
  return (
    ['id', 'class', 'd', 'points', 'role', 'lang', 'title', 'xlink:title', 'xml:lang', 'xml:space'].includes(name) ||
    /^(?:aria|data)-/.test(name)
  );
}

function mayReferTo(element: string, value: string): boolean {
  const address = value.trim();
  if (address === '' || address.startsWith('#')) return true;
  if (element === 'image' || element === 'feImage') return embeddedPicture.test(address);
  if (element !== 'a') return false;
  const parsed = URL.parse(address, 'https://site.invalid/');
  return parsed !== null && linkProtocols.has(parsed.protocol);
}
