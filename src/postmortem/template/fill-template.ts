/**
 * A team's own template: Markdown with named slots. Slots are filled in its tree, so what was typed is escaped wherever it lands: in text,
 * tables, code, links and HTML.
 */
import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { PostmortemDocument } from '../document.ts';
import { readMarkdown } from '../markdown/read.ts';
import { text } from '../markdown/tree.ts';
import { oneLine } from '../markdown/typed-text.ts';
import { type Composed, wordsOf, writeMarkdown } from '../markdown/write.ts';
import { type BlockPartName, blockParts, inlineParts, isBlockPart, isInlinePart } from '../parts/parts.ts';
import { inHtml } from './in-html.ts';
import { isSlot, placeIn, slotPattern, slotsIn, type TemplateProblem } from './slots.ts';

/** The nearest of some names to a mistyped one. */
export type Nearest = (name: string, candidates: readonly string[]) => string | undefined;

/** The filled Markdown; slots with a problem stand in it as they were. The blocks are without its front matter. */
export interface FilledTemplate extends Composed {
  /** By place. */
  readonly problems: readonly TemplateProblem[];
}

/** All slots that a template may name: those for a line of their own, and those for any place. */
export const slotNames: readonly string[] = [...Object.keys(blockParts), ...Object.keys(inlineParts)];

/** Fills a template with a document. Never throws; what cannot be filled is reported. */
export function fillTemplate(template: string, document: PostmortemDocument, nearest?: Nearest): FilledTemplate {
  const source = template.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const { head, body } = frontMatter(source);
  const filling = new Filling(source, head.length, document);
  for (const { name, from } of slotsIn(source)) if (!isSlot(name)) filling.unknown(name, from, nearest);
  const tree = readMarkdown(body);
  const blocks = filling.blocks(tree);
  return {
    markdown: `${filling.yaml(head)}${writeMarkdown(blocks)}`,
    blocks,
    problems: filling.problems.toSorted((a, b) => a.line - b.line || a.column - b.column),
  };
}

/** Front matter is not Markdown: a parser of Markdown takes it for a heading. */
function frontMatter(source: string): { readonly head: string; readonly body: string } {
  const head = /^---\n(?:[^\n]*\n)*?---(?:\n+|$)/.exec(source)?.[0] ?? '';
  return { head, body: source.slice(head.length) };
}

class Filling {
  readonly problems: TemplateProblem[] = [];
  readonly #source: string;
  readonly #offset: number;
  readonly #document: PostmortemDocument;

  /** @param offset where the Markdown begins in the source */
  constructor(source: string, offset: number, document: PostmortemDocument) {
    this.#source = source;
    this.#offset = offset;
    this.#document = document;
  }

  unknown(name: string, at: number, nearest: Nearest | undefined): void {
    const near = nearest?.(name, slotNames);
    this.#report(
      at,
      `found the slot \`${name}\`, which is none`,
      near === undefined ? `slots: ${slotNames.join(', ')}` : `did you mean \`${near}\`?`,
    );
  }

  /** Front matter with its slots filled as YAML strings; JSON's strings are YAML's (https://yaml.org/spec/1.2.2/). */
  yaml(head: string): string {
    return head.replaceAll(slotPattern, (slot: string, name: string, at: number) => {
      if (!isSlot(name)) return slot;
      if (!isInlinePart(name)) return this.#misplaced(slot, at, name, 'in front matter');
      const line = head.slice(head.lastIndexOf('\n', at) + 1, at);
      const rest = head.slice(at + slot.length, head.indexOf('\n', at));
      if (/^[\w-]+:\s*$/.test(line) && rest.trim() === '') return JSON.stringify(this.#words(name));
      if (/^[\w-]+:\s*"[^"\\]*$/.test(line) && /^[^"\\]*"\s*$/.test(rest)) return JSON.stringify(this.#words(name)).slice(1, -1);
      this.#report(
        at,
        `found the slot \`${name}\` inside of a value`,
        'in front matter give it a field of its own, or write the value in double quotes',
      );
      return slot;
    });
  }

  /** The children of a node that holds blocks. */
  blocks(parent: Root): RootContent[] {
    return parent.children.flatMap((child) => this.#block(child));
  }

  #block(node: RootContent): RootContent[] {
    const only = node.type === 'paragraph' ? onlySlot(node) : undefined;
    return only !== undefined ? [...blockParts[only](this.#document)] : [this.#filled(node)];
  }

  /** A node with everything in it filled. */
  #filled<Node extends RootContent>(node: Node): Node {
    const at = this.#offset + (node.position?.start.offset ?? 0);
    const next: RootContent = { ...node };
    if (next.type === 'html') next.value = this.#html(next.value, at);
    else if (next.type === 'code' || next.type === 'inlineCode') next.value = this.#plain(next.value, at);
    if ('url' in next) next.url = this.#address(next.url, at);
    if ('title' in next && typeof next.title === 'string') next.title = this.#plain(next.title, at);
    if ('alt' in next && typeof next.alt === 'string') next.alt = this.#plain(next.alt, at);
    if ('children' in next) {
      const children: RootContent[] = next.children.flatMap((child: RootContent): RootContent[] =>
        child.type === 'text' ? this.#text(child.value, this.#offset + (child.position?.start.offset ?? 0)) : this.#block(child),
      );
      return { ...node, ...next, children };
    }
    return { ...node, ...next };
  }

  /** Text with its slots replaced by nodes. */
  #text(value: string, at: number): PhrasingContent[] {
    const nodes: PhrasingContent[] = [];
    let end = 0;
    for (const { name, from, to } of slotsIn(value)) {
      if (isBlockPart(name)) this.#misplaced('', at, name, 'within a line');
      if (!isInlinePart(name)) continue;
      nodes.push(...text(value.slice(end, from)), ...inlineParts[name](this.#document));
      end = to;
    }
    return [...nodes, ...text(value.slice(end))];
  }

  #plain(value: string, at: number): string {
    return this.#replaced(value, at, 'in code or a title', (words) => words);
  }

  /** A value in an address is one part of it: it can make no other scheme, host or path. */
  #address(value: string, at: number): string {
    return this.#replaced(decodedBraces(value), at, 'in an address', encodeURIComponent, (slot, before) => {
      if (/^[a-z]*:?\/*$/i.test(before) && !/^\/+$/.test(before)) {
        this.#report(this.#find(slot, at), `found ${slot} where the address begins`, 'write the scheme and the host in the template');
        return false;
      }
      return true;
    });
  }

  #html(value: string, at: number): string {
    return this.#replaced(value, at, 'in HTML', inHtml.escape, (slot, before) => {
      if (inHtml.isText(before)) return true;
      this.#report(
        this.#find(slot, at),
        `found ${slot} in a tag, a comment, a script or a style`,
        'put it where the text of an element stands',
      );
      return false;
    });
  }

  #replaced(
    value: string,
    at: number,
    where: string,
    escaped: (words: string) => string,
    allowed: (slot: string, before: string) => boolean = () => true,
  ): string {
    return value.replaceAll(slotPattern, (slot: string, name: string, from: number) => {
      if (isBlockPart(name)) return this.#misplaced(slot, at, name, where);
      return isInlinePart(name) && allowed(slot, value.slice(0, from)) ? escaped(this.#words(name)) : slot;
    });
  }

  #words(name: keyof typeof inlineParts): string {
    return oneLine(wordsOf(inlineParts[name](this.#document)));
  }

  #misplaced(slot: string, at: number, name: string, where: string): string {
    this.#report(
      this.#find(`{{${name}}}`, at),
      `found the slot \`${name}\` ${where}`,
      'give it a paragraph of its own: it makes whole paragraphs and tables',
    );
    return slot;
  }

  /** Where a slot stands in the source, from the place of the node that holds it. */
  #find(slot: string, from: number): number {
    const wanted = slotsIn(slot)[0]?.name;
    return slotsIn(this.#source).find(({ name, from: at }) => name === wanted && at >= from)?.from ?? from;
  }

  #report(at: number, message: string, hint: string): void {
    this.problems.push({ ...placeIn(this.#source, at), message, hint });
  }
}

/** The block that a paragraph asks for, when it is nothing but its slot. */
function onlySlot({ children }: Paragraph): BlockPartName | undefined {
  const [only, ...others] = children;
  if (only?.type !== 'text' || others.length > 0) return undefined;
  const [slot] = slotsIn(only.value);
  return slot !== undefined && only.value.trim().length === slot.to - slot.from && isBlockPart(slot.name) ? slot.name : undefined;
}

/** Some editors write braces in addresses encoded. */
function decodedBraces(url: string): string {
  return url.replaceAll(/%7B%7B([\w-]+)%7D%7D/gi, '{{$1}}');
}
