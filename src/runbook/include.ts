/** Pieces of text that several runbooks share: `<Include from="_rollback.md#steps" />` is replaced by what it names before anything else is done. */

import GithubSlugger from 'github-slugger';
import type { Definition, FootnoteDefinition, Html, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'satteri';
import { html } from '../markup/html.ts';
import { didYouMean } from '../problem/nearest.ts';
import { LineIndex } from '../problem/position.ts';
import { mergeVariables, type Variables } from '../query/variable.ts';
import { tx } from '../words/text.ts';
import type { ResolvedLink } from './context.ts';
import { takeHeadingId } from './heading-id.ts';
import { parse } from './parse.ts';
import { plainText } from './plain-text.ts';
import { prepare } from './prepare.ts';
import type { Work, Written } from './work.ts';

/** A file that may be included. */
export interface IncludedFile {
  /** Path relative to the content root. */
  readonly file: string;
  readonly text: string;
  readonly format: 'md' | 'mdx';
  /** The variables that its frontmatter declares. */
  readonly variables: Variables;
  readonly link: (href: string) => ResolvedLink;
  readonly image: (href: string) => ResolvedLink;
}

/** The file that `path`, written in `file`, names; or why there is none. */
export type FindIncluded = (path: string, file: string) => IncludedFile | { readonly missing: string; readonly hint: string };

/** Pieces within pieces; more are a slip. */
const maxDepth = 8;
/** In one runbook, those within others counted. */
const maxPieces = 200;

/** What the author wrote to include something. */
interface Directive {
  readonly from: string;
  readonly node: RootContent;
}

/** Puts what is included in its place, at any depth of the tree. Answers the tree to go on with. */
export function expandIncludes(tree: Root, work: Work): Root {
  if (work.context.include === undefined) return tree;
  const expansion = new Expansion(work);
  const children = expansion.nodes(tree.children, 0, []);
  return { ...tree, children: [...children, ...expansion.shared] };
}

class Expansion {
  /** Definitions and footnotes of pieces that stand deeper in the tree: they belong to the whole page. */
  readonly shared: RootContent[] = [];
  readonly #work: Work;
  #pieces = 0;

  constructor(work: Work) {
    this.#work = work;
  }

  /** @param heading depth of the heading above; @param within the files around, outermost first */
  nodes(nodes: readonly RootContent[], heading: number, within: readonly string[]): RootContent[] {
    let above = heading;
    return nodes.flatMap((node): RootContent[] => {
      if (node.type === 'heading') above = node.depth;
      const directives = includesIn(node);
      if (directives.length > 0) return directives.flatMap((directive) => this.#include(directive, above, within));
      if (!('children' in node) || !mayHoldInclude(node)) return [node];
      return [{ ...node, children: this.nodes(node.children, above, within) } as RootContent];
    });
  }

  #include({ from, node }: Directive, above: number, within: readonly string[]): RootContent[] {
    const work = this.#work;
    const [path = '', anchor] = from.split(/#(.*)/s);
    const refuse = (message: string, hint = ''): RootContent[] => {
      work.report('include/missing', 'error', node, message, hint);
      return [work.slots.add(missingPiece(from))];
    };
    if (path === '') return refuse('`<Include>` names no file', 'write it as `<Include from="_rollback.md" />`');
    const found = work.context.include?.(path, work.file) ?? { missing: 'nothing can be included here', hint: '' };
    if ('missing' in found) return refuse(found.missing, found.hint);
    if (found.file === work.context.file || within.includes(found.file))
      return refuse(`\`${found.file}\` includes itself`, 'take one of the two out');
    if (within.length >= maxDepth) return refuse(`pieces are nested more than ${maxDepth} deep here`, 'include them beside each other');
    if (++this.#pieces > maxPieces) return refuse(`more than ${maxPieces} pieces are included in one runbook`, 'make it several runbooks');
    work.includes.add(found.file);
    work.included = mergeVariables(found.variables, work.included);
    const lines = new LineIndex(found.text);
    const written: Written = { file: found.file, lines, link: found.link, image: found.image, at: work.here(work.range(node)) };
    const { text, problems } = prepare(found.text, found.format, found.file, lines);
    const parsed = parse(text, found.format, found.file, lines);
    work.problems.push(...problems);
    if (parsed.tree === null) {
      work.problems.push(parsed.problem);
      return [work.slots.add(missingPiece(from))];
    }
    const chosen = anchor === undefined ? withoutTitle(parsed.tree) : sectionOf(parsed.tree, anchor);
    if ('headings' in chosen) return refuse(`\`${found.file}\` has no heading \`#${anchor}\``, didYouMean(anchor ?? '', chosen.headings));
    return work.within(written, () => {
      const inner = this.nodes(below(chosen.nodes, above), above, [...within, found.file]);
      for (const piece of inner) if (!work.writtenIn.has(piece)) work.writtenIn.set(piece, written);
      this.shared.push(...chosen.shared.map((piece) => this.#marked(piece, written)));
      return inner;
    });
  }

  #marked(node: RootContent, written: Written): RootContent {
    this.#work.writtenIn.set(node, written);
    return node;
  }
}

/** Only these hold blocks. */
function mayHoldInclude(node: RootContent): boolean {
  return ['blockquote', 'list', 'listItem', 'mdxJsxFlowElement', 'footnoteDefinition'].includes(node.type);
}

/** What a node includes: the component, or in Markdown its tag or `<!-- include _rollback.md#steps -->`, each alone in a line. */
function includesIn(node: RootContent): readonly Directive[] {
  if (node.type === 'mdxJsxFlowElement' && node.name === 'Include') return [{ from: fromOf(node), node }];
  if (node.type !== 'html' || !/<Include\b|<!--\s*include\b/i.test(node.value)) return [];
  const lines = node.value.split('\n').map((line) => includeInLine(line));
  // Lines without an empty one between them are one block of HTML.
  if (node.value.split('\n').some((line, at) => line.trim() !== '' && lines[at] === undefined)) return [];
  return lines.flatMap((from, at) => (from === undefined ? [] : [{ from, node: { ...node, position: lineOf(node, at) } }]));
}

function includeInLine(line: string): string | undefined {
  const asTag = /^<Include\s+from=(?:"([^"]*)"|'([^']*)')\s*\/>$/.exec(line.trim());
  return asTag?.[1] ?? asTag?.[2] ?? /^<!--\s*include:?\s+([^\s>"'`]+)\s*-->$/i.exec(line.trim())?.[1];
}

/** A comment that includes something where that is not read would leave steps out without a word. */
export function reportStrayInclude(node: RootContent, work: Work): void {
  const holdsComment = node.type === 'html' || node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression';
  const from = holdsComment ? /^\s*(?:<!--|\/\*)\s*include:?\s+(\S*\.mdx?\b\S*)\s*(?:-->|\*\/)/im.exec(node.value)?.[1] : undefined;
  if (from === undefined) return;
  const path = from.replace(/^["'`]|["'`]$/g, '');
  const hint =
    node.type === 'html' ? `write \`<!-- include ${path} -->\` alone in a line` : `write \`<Include from="${path}" />\` alone in a line`;
  work.report('include/missing', 'error', node, 'what is to be included is not read', hint);
}

function lineOf({ position, value }: Html, at: number): Html['position'] {
  if (position === undefined) return undefined;
  const line = position.start.line + at;
  const { column } = position.start;
  return { start: { line, column }, end: { line, column: column + (value.split('\n')[at]?.length ?? 0) } };
}

function fromOf(node: MdxJsxFlowElement): string {
  const from = node.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'from');
  return typeof from?.value === 'string' ? from.value : '';
}

interface Chosen {
  readonly nodes: readonly RootContent[];
  /** Definitions and footnotes, whichever part was chosen. */
  readonly shared: readonly RootContent[];
}

/** Every section may refer to these, so each gets them; they write nothing where nobody does. */
export function isShared(node: RootContent): node is Definition | FootnoteDefinition {
  return node.type === 'definition' || node.type === 'footnoteDefinition';
}

/** A whole file: its title names the file, not what is included. */
function withoutTitle({ children }: Root): Chosen {
  const content = children.filter((node) => node.type !== 'yaml' && node.type !== 'toml');
  const title = content.find((node) => node.type === 'heading');
  const nodes = content.filter((node) => !isShared(node) && !(node === title && title.depth === 1));
  return { nodes, shared: content.filter(isShared) };
}

/** What stands below a heading, up to the next one of its depth or above; the anchors that there are when it is none of them. */
function sectionOf({ children }: Root, anchor: string): Chosen | { readonly headings: readonly string[] } {
  const slugger = new GithubSlugger();
  const headings = children.flatMap((node, at) => {
    if (node.type !== 'heading') return [];
    const { id, children: words } = takeHeadingId(node.children);
    return [{ at, depth: node.depth, id: id ?? slugger.slug(plainText(words)) }];
  });
  const found = headings.find(({ id }) => id === anchor);
  if (found === undefined) return { headings: headings.map(({ id }) => id) };
  const end = headings.find(({ at, depth }) => at > found.at && depth <= found.depth)?.at ?? children.length;
  return { nodes: children.slice(found.at + 1, end).filter((node) => !isShared(node)), shared: children.filter(isShared) };
}

/** The nodes with their headings one level or more below the heading above them. */
function below(nodes: readonly RootContent[], above: number): readonly RootContent[] {
  const depths = nodes.flatMap((node) => (node.type === 'heading' ? [node.depth] : []));
  const shift = Math.max(0, above + 1 - Math.min(...depths));
  if (depths.length === 0 || shift === 0 || above === 0) return nodes;
  return nodes.map((node) => (node.type === 'heading' ? { ...node, depth: headingDepth(node.depth + shift) } : node));
}

function headingDepth(depth: number): 1 | 2 | 3 | 4 | 5 | 6 {
  const depths = [1, 2, 3, 4, 5, 6] as const;
  return depths[Math.min(depth, 6) - 1] ?? 6;
}

/** Shown where something should be: a step may be missing. */
function missingPiece(from: string): string {
  return html`<p class="missing">${tx('Something is missing here: {1} could not be included.', html`<code>${from}</code>`)}</p>`.text;
}
