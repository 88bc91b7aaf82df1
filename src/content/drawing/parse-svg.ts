/** Reads a drawing as XML, as browsers do: well-formed or not at all. Nothing outside the file is read. */
import { parseXml, type XmlDocument, type XmlElement, XmlError } from '@rgrove/parse-xml';

/** Larger drawings are not published. */
export const maxDrawingBytes = 10_000_000;
/** Deeper ones neither: no drawing program nests like that, and browsers give up on them too. */
export const maxDrawingDepth = 250;
/** How much text the entities of one drawing may stand for, characters. */
const maxExpansion = 1_000_000;

export type ParsedSvg =
  | { readonly root: XmlElement; readonly document: XmlDocument }
  | { readonly root: undefined; readonly why: string; readonly offset: number };

/** @returns the root element, or why there is none and where that shows */
export function parseSvg(text: string): ParsedSvg {
  const refuse = (why: string, offset = 0): ParsedSvg => ({ root: undefined, why, offset });
  const entities = declaredEntities(text);
  let expanded = 0;
  let document: XmlDocument;
  try {
    document = parseXml(text, {
      includeOffsets: true,
      resolveUndefinedEntity: (reference) => {
        const value = entities.get(reference.slice(1, -1));
        expanded += value?.length ?? 0;
        return expanded > maxExpansion ? undefined : value;
      },
    });
  } catch (error) {
    if (error instanceof XmlError) return refuse(`is not valid XML: ${firstLine(error.message)}`, error.pos);
    if (error instanceof RangeError) return refuse(`is nested more than ${maxDrawingDepth} elements deep`);
    throw error;
  }
  const { root } = document;
  if (root === null || root.name.replace(/^.*:/, '') !== 'svg') return refuse(`begins with \`<${root?.name ?? ''}>\`; expected \`<svg>\``);
  return { root, document };
}

/**
 * The entities that a drawing declares for itself, as Illustrator writes its namespaces. Only plain text: an entity made of others, or
 * of another file, stays unknown, so nothing multiplies and nothing is fetched.
 */
function declaredEntities(text: string): ReadonlyMap<string, string> {
  const start = text.slice(0, 64_000).search(/<(?:[\w.-]+:)?svg[\s>]/);
  const head = start === -1 ? '' : text.slice(0, start);
  const declared = new Map<string, string>();
  for (const [, name, double, single] of head.matchAll(/<!ENTITY\s+([\w.:-]+)\s+(?:"([^"<&%]*)"|'([^'<&%]*)')\s*>/g)) {
    if (name !== undefined && !declared.has(name)) declared.set(name, double ?? single ?? '');
  }
  return declared;
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.replace(/ \(line \d+, column \d+\)$/, '') ?? '';
}
