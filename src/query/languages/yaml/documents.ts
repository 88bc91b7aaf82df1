/**
 * YAML text → documents, in a time that grows with its length. The library is asked neither for depth, as it calls itself once a
 * level, nor for equal keys, as it compares each key with all others: both are looked at here.
 */
import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  Parser,
  visit,
  type YAMLMap,
} from 'yaml';

/** UTF-16 units of one file. */
export const longestYaml = 1_000_000;
/** Lists and maps within each other. */
export const deepestYaml = 100;
/** Aliases (`*name`) of one file: for each the library looks through all anchors. */
export const mostAliases = 1_000;

export interface YamlFault {
  from: number;
  to: number;
  message: string;
  /** The library's name for it; `LIMIT` where the text passes one of ours, and is not read. */
  code: string;
}

export interface YamlDocument {
  document: Document.Parsed;
  /** In the order of the text. */
  faults: readonly YamlFault[];
}

/** The documents of a text, or the limit that it passes. An empty text is one empty document. */
export function readDocuments(text: string): { documents: readonly YamlDocument[]; limit: YamlFault | null } {
  if (text.length > longestYaml) {
    const message = `found ${text.length.toLocaleString('en-US')} characters; at most ${longestYaml.toLocaleString('en-US')} are read`;
    return { documents: [], limit: { from: longestYaml, to: longestYaml, message, code: 'LIMIT' } };
  }
  const deep = deepFlow(text);
  if (deep !== null) return { documents: [], limit: tooDeep(deep) };
  const tokens = [...new Parser().parse(text)];
  const limit = limitIn(tokens);
  if (limit !== null) return { documents: [], limit };
  const composer = new Composer({ version: '1.2', uniqueKeys: false, prettyErrors: false });
  const composed = withoutStacks(() => [...composer.compose(tokens, true, text.length)]);
  if (/\\u/i.test(text)) composed.forEach(makeWellFormed);
  const openers = composed.some(({ errors }) => errors.length > 0) ? unclosedIn(tokens) : [];
  const documents = composed.map((document) => ({ document, faults: faultsOf(document, openers) }));
  return { documents, limit: null };
}

/** The parser makes an error of each fault and throws none: where each was made is of no use, and takes longer to find out than all else. */
function withoutStacks<T>(make: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** An escape can write half of a character (`\ud800`), which addresses and files cannot hold: U+FFFD takes its place. */
function makeWellFormed(document: Document.Parsed): void {
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string') scalar.value = scalar.value.toWellFormed();
    },
  });
}

function tooDeep(at: number): YamlFault {
  return { from: at, to: at + 1, message: `found lists or maps nested deeper than ${deepestYaml} levels`, code: 'LIMIT' };
}

function tooManyAliases(at: number): YamlFault {
  return { from: at, to: at + 1, message: `found more than ${mostAliases.toLocaleString('en-US')} aliases`, code: 'LIMIT' };
}

/** A run of brackets that is too deep by itself: the library's parser must not meet it. */
function deepFlow(text: string): number | null {
  let depth = 0;
  for (const { 0: signs, index } of text.matchAll(/(?:[[{][ \t\n]*(?:[\w"'-]+[ \t]*:[ \t\n]*)?)+|[\]}]+/g)) {
    const opened = signs.match(/[[{]/g)?.length ?? 0;
    if (opened === 0) depth = 0;
    else depth += opened;
    if (depth > deepestYaml * 10) return index;
  }
  return null;
}

/** The limit that the tokens pass, or null. */
function limitIn(tokens: readonly CST.Token[]): YamlFault | null {
  let aliases = 0;
  const stack = tokens.map((token) => ({ token, depth: 0 })).reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { token, depth } = next;
    if (depth > deepestYaml) return tooDeep(token.offset);
    if (token.type === 'alias' && ++aliases > mostAliases) return tooManyAliases(token.offset);
    if (token.type === 'document') {
      if (token.value !== undefined) stack.push({ token: token.value, depth });
    } else if ('items' in token) {
      for (const { key, value } of token.items.toReversed()) {
        if (value !== undefined) stack.push({ token: value, depth: depth + 1 });
        if (key !== undefined && key !== null) stack.push({ token: key, depth: depth + 1 });
      }
    }
  }
  return null;
}

/** Where quoted texts and lists or maps in brackets begin that nothing closes, in the order of the text. */
function unclosedIn(tokens: readonly CST.Token[]): number[] {
  const found: number[] = [];
  const stack = [...tokens];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.type === 'double-quoted-scalar' || next.type === 'single-quoted-scalar') {
      const mark = next.source[0] ?? '';
      if (next.source.length < 2 || !next.source.endsWith(mark)) found.push(next.offset);
    } else if (next.type === 'flow-collection' && !next.end.some(({ type }) => /^flow-(?:map|seq)-end$/.test(type)))
      found.push(next.offset);
    if (next.type === 'document') {
      if (next.value !== undefined) stack.push(next.value);
    } else if ('items' in next) {
      for (const { key, value } of next.items) {
        if (value !== undefined) stack.push(value);
        if (key !== undefined && key !== null) stack.push(key);
      }
    }
  }
  return found.sort((one, other) => one - other);
}

/** @param openers what is unclosed: the library reports it where it gives up, its author looks where it begins */
function faultsOf(document: Document.Parsed, openers: readonly number[]): YamlFault[] {
  const found = document.errors.map(({ pos: [from, to], message, code }): YamlFault => {
    const opener = /^Missing closing|^Flow .* end with/.test(message) ? openers.findLast((at) => at <= from) : undefined;
    return opener === undefined ? { from, to, message, code } : { from: opener, to: opener + 1, message, code };
  });
  return [...found, ...equalKeys(document)].sort((one, other) => one.from - other.from);
}

/** Each key that stands a second time in its map, at its place. */
function equalKeys(document: Document.Parsed): YamlFault[] {
  const found: YamlFault[] = [];
  const stack: unknown[] = [document.contents];
  while (stack.length > 0) {
    const node = stack.pop();
    if (isAlias(node) || !isCollection(node)) continue;
    const seen = new Set<unknown>();
    for (const item of node.items) {
      if (!isPair(item)) {
        stack.push(item);
        continue;
      }
      stack.push(item.key, item.value);
      if (!isScalar(item.key)) continue;
      const [from] = item.key.range ?? [0];
      if (seen.has(item.key.value)) found.push({ from, to: from + 1, message: 'Map keys must be unique', code: 'DUPLICATE_KEY' });
      seen.add(item.key.value);
    }
  }
  return found;
}

/** The child at a key or index; each map is indexed once. */
export function childAt(node: unknown, key: PropertyKey): { key: unknown; value: unknown } | undefined {
  if (isMap(node)) return pairsOf(node).get(key);
  return isSeq(node) && typeof key === 'number' ? { key: undefined, value: node.items[key] } : undefined;
}

const indexed = new WeakMap<YAMLMap, ReadonlyMap<unknown, Pair>>();

/** Of equal keys the first, as the library has it. A number is found by its text too, as paths into values have it. */
function pairsOf(map: YAMLMap): ReadonlyMap<unknown, Pair> {
  const known = indexed.get(map);
  if (known !== undefined) return known;
  const pairs = new Map<unknown, Pair>();
  for (const pair of map.items) {
    if (!isScalar(pair.key)) continue;
    for (const name of [pair.key.value, String(pair.key.value)]) if (!pairs.has(name)) pairs.set(name, pair);
  }
  indexed.set(map, pairs);
  return pairs;
}
