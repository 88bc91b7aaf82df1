/** Names in XML mean what their prefix stands for at that place: `<x:script>` may be a script. */
import type { XmlElement } from '@rgrove/parse-xml';
import { svgNamespace, xlinkNamespace, xmlNamespace, xmlnsNamespace } from './allowed.ts';

/** Namespaces by prefix; the empty prefix is the default one. */
export type Prefixes = ReadonlyMap<string, string>;

export interface Name {
  readonly namespace: string;
  readonly local: string;
}

/** Drawings without any namespace, or with an `xlink:` that nothing declares, are read as what they were meant to be. */
export function startingPrefixes(root: XmlElement): Prefixes {
  const prefixes = new Map([
    ['xml', xmlNamespace],
    ['xmlns', xmlnsNamespace],
    ['xlink', xlinkNamespace],
  ]);
  if (root.attributes['xmlns'] === undefined && root.name === 'svg') prefixes.set('', svgNamespace);
  return prefixes;
}

/** With what this element declares. */
export function declaredIn(element: XmlElement, above: Prefixes): Prefixes {
  let prefixes: Map<string, string> | undefined;
  for (const [name, value] of Object.entries(element.attributes)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    prefixes ??= new Map(above);
    prefixes.set(name.slice(6), value);
  }
  return prefixes ?? above;
}

/** @param unprefixed what a name without a prefix belongs to */
export function resolveName(name: string, prefixes: Prefixes, unprefixed: string): Name {
  const colon = name.indexOf(':');
  if (colon === -1) return { namespace: unprefixed, local: name };
  return { namespace: prefixes.get(name.slice(0, colon)) ?? 'unknown', local: name.slice(colon + 1) };
}
