/**
 * Limits on what a text may ask of the machine. Parsers and all that walks their trees go down a level for each level of nesting,
 * and some steps cost more the longer a paragraph is: what exceeds a limit is found before, in time that grows with the text alone.
 */
import type { Nodes, Root } from 'mdast';
import { scanTags } from './html-tags.ts';
import { isPlaceholder } from './raw-html.ts';

/** How many quotes, list items, elements and marks such as emphasis may be inside one another. */
export const maxLevels = 100;
/** The parser copies a paragraph's text at each `&…;` and at each `_` inside a word: so many characters in all. */
const maxCopied = 200_000_000;
/** What the parser of MDX looks through again for each tag or brace that is never closed. */
const maxOpen = 1_000;
/** Unclosed `<b>`, `<i>` and the like are opened again in every paragraph after them: so often in all. */
const maxReopened = 20_000;

/** The parser makes every row of a table as long as its first: so many cells in one table. */
const maxCells = 100_000;

/** What exceeds a limit, and where. */
export interface Excess {
  message: string;
  hint: string;
  /** Offsets in the text. */
  from: number;
  to: number;
}

const tooDeep = {
  message: `nested more than ${maxLevels} levels deep, which is the limit`,
  hint: 'take levels of quotes, lists or elements out of it',
};

/** What a text holds that the parser itself would take too long for; `code` are the offsets of fenced code, which is read as it is. */
export function excessOfText(source: string, format: 'md' | 'mdx', code: readonly (readonly [number, number])[]): Excess | undefined {
  const prose = withoutCode(source, code);
  const found = [excessOfMarkers(prose), excessOfPieces(prose), excessOfCells(prose), format === 'mdx' ? excessOfOpen(prose) : undefined];
  return found.filter((excess) => excess !== undefined).sort((a, b) => a.from - b.from)[0];
}

/** Blank where code is, and as long as before. */
function withoutCode(source: string, code: readonly (readonly [number, number])[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const [from, to] of code) {
    parts.push(source.slice(at, from), source.slice(from, to).replace(/[^\n]/g, ' '));
    at = to;
  }
  return parts.length === 0 ? source : [...parts, source.slice(at)].join('');
}

/** Containers that one line opens. */
function excessOfMarkers(prose: string): Excess | undefined {
  for (const match of prose.matchAll(/^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])(?=[ \t>\n]|$))+/gm)) {
    const [marks] = match;
    if (marks.length <= maxOpen) continue;
    const end = match.index + marks.length;
    const isRule = /^([-*])(?:[ \t]*\1)*$/.test(marks.trim()) && /^[ \t]*$/.test(prose.slice(end, end + 100).split('\n', 1)[0] ?? '');
    const opened = isRule ? 0 : (marks.match(/>|[-+*]|\d+[.)]/g) ?? []).length;
    if (opened > maxOpen) return { ...tooDeep, from: match.index, to: end };
  }
  return undefined;
}

/** Paragraphs that the parser puts together from many pieces. */
function excessOfPieces(prose: string): Excess | undefined {
  let copied = 0;
  for (const { from, to } of paragraphs(prose)) {
    const text = prose.slice(from, to);
    if (!text.includes('&') && !text.includes('_')) continue;
    let count = 0;
    for (const { index } of text.matchAll(/&[#\w]+;|\w_(?=\w)/g)) {
      count++;
      copied += index;
      if (copied <= maxCopied) continue;
      return {
        message: `this paragraph of ${to - from} characters has more than ${count} \`&…;\` or \`_\` in it, which is the limit`,
        hint: 'leave empty lines in it, or write it as a code block',
        from: from + index,
        to: from + index + 1,
      };
    }
  }
  return undefined;
}

/** Tables whose rows would be filled up with more cells than anybody wrote. */
function excessOfCells(prose: string): Excess | undefined {
  const lines = prose.split('\n');
  let rule: { from: number; to: number; line: number; columns: number } | undefined;
  let from = 0;
  for (const [line, text] of lines.entries()) {
    const to = from + text.length;
    if (rule === undefined && text.includes('|') && text.includes('-') && /^[|:\->\s]+$/.test(text))
      rule = { from, to, line, columns: text.split('|').length - 1 };
    else if (/^[\s>]*$/.test(text)) rule = undefined;
    if (rule !== undefined && rule.columns * (line - rule.line) > maxCells) {
      return {
        message: `this table of ${rule.columns} columns has more than ${line - rule.line} rows, so more than ${maxCells} cells, which is the limit`,
        hint: 'split it, or keep the data in a file beside the runbook',
        from: rule.from,
        to: rule.to,
      };
    }
    from = to + 1;
  }
  return undefined;
}

/** Tags and braces that nobody has closed yet. */
function excessOfOpen(prose: string): Excess | undefined {
  let tags = 0;
  let braces = 0;
  for (const { 0: mark, index } of prose.matchAll(/<\/|<(?=[A-Za-z>!])|\/>|[{}]/g)) {
    if (mark === '{') braces++;
    else if (mark === '}') braces = Math.max(0, braces - 1);
    else if (mark === '<') tags++;
    else tags = Math.max(0, tags - 1);
    if (tags > maxOpen || braces > maxOpen) return { ...tooDeep, from: index, to: index + mark.length };
  }
  return undefined;
}

/** Stretches that may become one text: lists, quotes, headings, cells of tables and empty lines begin another. */
function* paragraphs(source: string): Generator<{ from: number; to: number }> {
  let from = 0;
  let isTable = false;
  for (let at = 0; at <= source.length; ) {
    const found = source.indexOf('\n', at);
    const end = found === -1 ? source.length : found;
    const line = source.slice(at, Math.min(end, at + 200));
    const isEmpty = line.trim() === '';
    if (isEmpty) isTable = false;
    else if (/^ {0,3}\|?[ \t]*:?-+:?[ \t]*\|/.test(line)) isTable = true;
    if (isEmpty || isTable || /^\s*(?:[-+*]|\d{1,9}[.)]|#{1,6})\s/.test(line)) {
      if (at > from) yield { from, to: at };
      from = at;
    }
    at = end + 1;
  }
  if (source.length > from) yield { from, to: source.length };
}

/** Elements that never hold others, or end by themselves where the next one begins. */
const endByThemselves = new Set(
  'a area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option optgroup colgroup rp rt'.split(
    ' ',
  ),
);
/** Elements that a parser opens again in the next paragraph when nobody closed them. */
const formatting = new Set('b big code em font i nobr s small strike strong tt u'.split(' '));
const levels = new Set([
  'blockquote',
  'listItem',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'mdxJsxFlowElement',
  'mdxJsxTextElement',
  'footnoteDefinition',
]);

/** The first place where a tree, with the HTML in it, exceeds a limit. Walks without recursion. */
export function excessOfTree(tree: Root): Excess | undefined {
  const open = new OpenTags();
  const rest: { node: Nodes; level: number }[] = [{ node: tree, level: 0 }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { node } = next;
    const level = next.level + (levels.has(node.type) ? 1 : 0);
    const start = node.position?.start.offset ?? 0;
    if (level > maxLevels) return { ...tooDeep, from: start, to: node.position?.end.offset ?? start };
    if (node.type === 'html' && !isPlaceholder(node.value)) {
      for (const tag of scanTags(node.value)) {
        open.count(tag);
        if (level + open.depth > maxLevels) return { ...tooDeep, from: start + tag.from, to: start + tag.to };
      }
    } else if ((node.type === 'paragraph' || node.type === 'listItem') && open.isReopenedTooOften()) {
      return {
        message: `tags such as \`<b>\` that are never closed would be opened again more than ${maxReopened} times, which is the limit`,
        hint: 'close them where they end',
        from: start,
        to: node.position?.end.offset ?? start,
      };
    }
    if ('children' in node) for (const child of node.children.toReversed()) rest.push({ node: child, level });
  }
  return undefined;
}

/** Counts what raw HTML has opened and not closed, across nodes: Markdown between two tags is inside the element. */
class OpenTags {
  #depth = 0;
  #formatting = 0;
  #reopened = 0;

  get depth(): number {
    return this.#depth;
  }

  count({ name, isClosing }: { name: string; isClosing: boolean }): void {
    if (endByThemselves.has(name)) return;
    const by = isClosing ? -1 : 1;
    this.#depth = Math.max(0, this.#depth + by);
    if (formatting.has(name)) this.#formatting = Math.max(0, this.#formatting + by);
  }

  /** Counts another paragraph. */
  isReopenedTooOften(): boolean {
    this.#reopened += this.#formatting;
    return this.#reopened > maxReopened;
  }
}
