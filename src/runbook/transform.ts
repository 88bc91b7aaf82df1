/** Walks the tree once: gathers headings, steps, fences and links, and trades what pages show in a way of their own for slots. */

import { type default as GithubSlugger, slug } from 'github-slugger';
import type { Blockquote, Code, Heading, InlineCode, Link, ListItem, Nodes, PhrasingContent, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { pictographsOf, withoutDrawnAs } from '../plain/pictographs.ts';
import { didYouMean } from '../problem/nearest.ts';
import { isCommandLine } from '../query/languages/shell/command-line.ts';
import { reportAppId, reportTaken } from './anchors.ts';
import { isAppId } from './app-ids.ts';
import { renderDiagram } from './diagram.ts';
import { isUndoText, renderFence } from './fence.ts';
import { takeHeadingId } from './heading-id.ts';
import { transformHtml } from './html-block.ts';
import { transformImage } from './image.ts';
import { reportStrayInclude } from './include.ts';
import { renderInlineCommand } from './inline-command.ts';
import { renderElement, renderExpression } from './jsx.ts';
import { noteModuleCode } from './module-code.ts';
import { reportForeignCallouts, reportOddBox } from './odd-marks.ts';
import { plainText } from './plain-text.ts';
import { calloutKinds, calloutOpening, readCallout } from './quoted-callout.ts';
import type { ReservedIds } from './reserved-ids.ts';
import { resolveLink } from './resolve.ts';
import { authoredStepId, derivedStepId, stepOpening, stepTags } from './step.ts';
import { conditionLine, readCondition, reportStrayCondition } from './step-condition.ts';
import type { OpenStep, Work } from './work.ts';

export class Transform {
  readonly work: Work;
  readonly slugger: GithubSlugger;
  readonly #stepIds = new Map<string, number>();
  /** The next number for a heading's id that is taken. */
  readonly #headingIds = new Map<string, number>();

  /** Ids that authors wrote anywhere on the page, and those of steps: derived ids of headings leave them free. */
  readonly #reserved: ReservedIds;
  /** The paragraph, cell or step at hand, with what follows it: what undoes a command in it may be said there. */
  #around: readonly Nodes[] = [];
  /** Its text, made once for all commands in it. */
  #aroundText: string | undefined;

  constructor(work: Work, slugger: GithubSlugger, reserved: ReservedIds) {
    this.work = work;
    this.slugger = slugger;
    this.#reserved = reserved;
  }

  nodes(nodes: readonly RootContent[]): RootContent[] {
    return nodes.flatMap((node, at) => this.work.within(this.work.writtenIn.get(node), () => this.#node(node, nodes[at + 1])));
  }

  /** Notes a heading: its anchor, its words, and what it shows without an id that the author wrote at its end. */
  heading(node: Heading): { id: string; title: string; children: PhrasingContent[] } {
    const { work } = this;
    const { id: authored, children } = takeHeadingId(node.children);
    const title = plainText(children);
    const isOwn = authored !== undefined && !isAppId(authored);
    if (authored !== undefined && !isOwn) reportAppId(authored, work.range(node), work);
    const id = isOwn ? this.#authoredId(authored, node) : this.#derivedId(title);
    work.anchors.add(id, isOwn ? 'custom' : 'heading', work.writtenAt(work.range(node)));
    work.headings.push({ id, text: title, depth: node.depth, ...work.part(node) });
    return { id, title, children };
  }

  #derivedId(title: string): string {
    const taken = (id: string) => this.#reserved.has(id) || this.work.anchors.has(id);
    if (/^-*$/.test(withoutDrawnAs(slug(title))) && pictographsOf(title) !== '') return this.#numberedId(pictographsOf(title), taken);
    let id = this.slugger.slug(title) || this.slugger.slug('section');
    while (taken(id)) id = this.slugger.slug(title) || this.slugger.slug('section');
    return id;
  }

  #authoredId(wanted: string, node: Heading): string {
    const { anchors } = this.work;
    const rival = anchors.find(wanted) ?? this.#reserved.get(wanted);
    const { file, line } = this.work.writtenAt(this.work.range(node));
    if (rival === undefined || (rival.place.file === file && rival.place.line === line && rival.kind === 'custom')) return wanted;
    reportTaken(wanted, this.work.range(node), rival, this.work);
    return this.#numberedId(wanted, (id) => id === wanted || anchors.has(id) || this.#reserved.has(id));
  }

  /** An id, or it with the first number that makes it free. */
  #numberedId(wanted: string, taken: (id: string) => boolean): string {
    if (!taken(wanted)) return wanted;
    let count = this.#headingIds.get(wanted) ?? 2;
    while (taken(`${wanted}-${count}`)) count++;
    this.#headingIds.set(wanted, count + 1);
    return `${wanted}-${count}`;
  }

  #node(node: RootContent, next: RootContent | undefined): RootContent[] {
    const { work } = this;
    switch (node.type) {
      case 'heading': {
        const { id, children } = this.heading(node);
        return [{ ...node, children: this.#phrasing(children), data: { hProperties: work.marks.add({ id }) } }];
      }
      case 'code':
        return [this.#fence(node, next)];
      case 'inlineCode':
        return [this.#inlineCode(node)];
      case 'link':
        return [this.#link(node)];
      case 'definition':
        work.noteDefinition(node);
        return [{ ...node, url: resolveLink(node.url, textOf(node), work.range(node), work) ?? '' }];
      case 'image':
        return [transformImage(node, work)];
      case 'imageReference': {
        const { url, title } = work.definitionOf(node) ?? {};
        return [url === undefined ? node : transformImage({ ...node, type: 'image', url, title: title ?? null }, work)];
      }
      case 'list': {
        const steps = node.children.some((item) => typeof item.checked === 'boolean');
        const data = steps ? { hProperties: work.marks.add({ className: ['steps'] }) } : undefined;
        return [{ ...node, children: this.nodes(node.children) as ListItem[], ...(data === undefined ? {} : { data }) }];
      }
      case 'listItem':
        return [typeof node.checked === 'boolean' ? this.#step(node) : { ...node, children: this.#blocks(node.children) }];
      case 'blockquote':
        return this.#quote(node);
      case 'paragraph':
        reportOddBox(node, 'paragraph', work);
        reportForeignCallouts(node, work);
        this.#standIn([node, ...(next !== undefined && isUndoText(plainText([next])) ? [next] : [])]);
        return [{ ...node, children: this.#phrasing(node.children) }];
      case 'tableCell':
        reportOddBox(node, 'cell', work);
        this.#standIn([node]);
        return [{ ...node, children: this.#phrasing(node.children) }];
      case 'html':
        return transformHtml(node, work);
      case 'yaml':
      case 'toml':
        return [];
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return renderElement(node, this.nodes(node.children), work);
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        reportStrayCondition(node, work);
        reportStrayInclude(node, work);
        return renderExpression(node, work);
      case 'mdxjsEsm':
        noteModuleCode(node, work);
        return [];
      default:
        return 'children' in node ? [{ ...node, children: this.nodes(node.children) } as RootContent] : [node];
    }
  }

  #fence(node: Code, next: RootContent | undefined): RootContent {
    const { work } = this;
    const { where, programs } = work.context;
    const { file, declared: variables } = work;
    const undoFollows = next !== undefined && next.type !== 'code' && isUndoText(plainText([next]));
    const rendered = renderFence(node, work.range(node), { file, lines: work.lines, variables, where, programs, undoFollows });
    work.fences.push({ ...rendered.fence, ...work.placed(rendered.fence) });
    work.openSteps.at(-1)?.changes.push(...rendered.changes);
    work.openSteps.at(-1)?.code.push(rendered.shown);
    work.problems.push(...rendered.problems);
    work.uses(rendered.variables, variables);
    return work.slots.add(renderDiagram(node, rendered.fence, work) ?? rendered.html);
  }

  #standIn(around: readonly Nodes[]): void {
    this.#around = around;
    this.#aroundText = undefined;
  }

  /** A command in a sentence can be copied as one in a fence can. */
  #inlineCode(node: InlineCode): RootContent {
    if (!isCommandLine(node.value)) return node;
    const { work } = this;
    const { programs } = work.context;
    const { file, declared: variables } = work;
    this.#aroundText ??= plainText(this.#around);
    const around = this.#aroundText;
    const rendered = renderInlineCommand(node, work.range(node), { file, lines: work.lines, variables, programs, around });
    const step = work.openSteps.at(-1);
    step?.changes.push(...rendered.changes);
    if (rendered.shown !== undefined) step?.code.push(rendered.shown);
    work.problems.push(...rendered.problems);
    work.uses(rendered.variables, variables);
    return work.slots.add(rendered.html);
  }

  #phrasing(nodes: readonly PhrasingContent[]): PhrasingContent[] {
    return this.nodes(nodes) as PhrasingContent[];
  }

  #blocks(nodes: ListItem['children']): ListItem['children'] {
    return this.nodes(nodes) as ListItem['children'];
  }

  #link(node: Link): RootContent {
    const url = resolveLink(node.url, plainText(node.children), this.work.range(node), this.work);
    const children = this.#phrasing(node.children);
    return url === undefined || url === '' ? { type: 'emphasis', children, data: { hName: 'span' } } : { ...node, url, children };
  }

  /** A callout of GitHub's; any other quote stays one. */
  #quote(node: Blockquote): RootContent[] {
    const { work } = this;
    const callout = readCallout(node);
    if (callout !== undefined && !('unknown' in callout)) {
      return [
        work.slots.add(`${calloutOpening(callout.kind).text}${callout.title.length > 0 ? ' ' : ''}`),
        ...this.nodes(callout.title),
        work.slots.add('</p>'),
        ...this.nodes(callout.children),
        work.slots.add('</div>'),
      ];
    }
    if (callout !== undefined) {
      const known = calloutKinds.map((kind) => kind.toUpperCase());
      work.report(
        'markdown/callout',
        'warning',
        node,
        `\`[!${callout.unknown}]\` is no callout`,
        didYouMean(callout.unknown.toUpperCase(), known),
      );
    }
    return [{ ...node, children: this.#blocks(node.children) }];
  }

  #step(node: ListItem): ListItem {
    const { work } = this;
    const [first, ...rest] = node.children;
    const inline = first?.type === 'paragraph' ? first.children : [];
    const comment = inline.find((child) => stepIdOf(child) !== undefined);
    const text = plainText(inline).replace(/\s+/g, ' ').trim();
    const id = this.#uniqueStepId(comment === undefined ? undefined : stepIdOf(comment), text, comment ?? node);
    const open: OpenStep = { queries: [], changes: [], code: [] };
    const when = readCondition(inline, work);
    work.steps.push({
      id,
      text,
      section: work.section,
      when: when?.text,
      ...work.part(node),
      queries: open.queries,
      changes: open.changes,
    });
    work.openSteps.push(open);
    this.#standIn(node.children);
    const label = this.#phrasing(trimEnd(inline.filter((child) => child !== comment)));
    const body = this.#blocks(first?.type === 'paragraph' ? rest : node.children);
    work.openSteps.pop();
    const { tick, body: opening } = stepOpening(id);
    return {
      ...node,
      checked: null,
      // Slots and phrasing stand beside blocks here: more than mdast's types allow, and what mdast-util-to-hast takes.
      children: [
        work.slots.add(tick + opening),
        ...label,
        work.slots.add(`</p>${when === undefined ? '' : conditionLine(when)}`),
        ...body,
        work.slots.add(`</div>${stepTags(open.code)}`),
      ] as unknown as ListItem['children'],
      data: { hProperties: work.marks.add({ className: ['step'], id }) },
    };
  }

  #uniqueStepId(authored: string | undefined, text: string, node: Nodes): string {
    const id = authored ?? derivedStepId(text);
    const count = (this.#stepIds.get(id) ?? 0) + 1;
    this.#stepIds.set(id, count);
    const unique = count === 1 ? id : `${id}-${count}`;
    this.work.anchors.add(unique, 'step', this.work.writtenAt(this.work.range(node)));
    if (count === 1) return id;
    if (authored !== undefined)
      this.work.report('step/duplicate-id', 'error', node, `the step id \`${id}\` is used twice`, 'give each step its own');
    else
      this.work.report(
        'step/duplicate',
        'info',
        node,
        'this step has the same words as another one',
        'reword it, or give it an id of its own: `<!-- #name -->`',
      );
    return unique;
  }
}

function stepIdOf(node: PhrasingContent): string | undefined {
  return node.type === 'html' || node.type === 'mdxTextExpression' ? authoredStepId(node.value) : undefined;
}

function trimEnd(nodes: PhrasingContent[]): PhrasingContent[] {
  const last = nodes.at(-1);
  if (last?.type !== 'text') return nodes;
  const value = last.value.trimEnd();
  return value === '' ? trimEnd(nodes.slice(0, -1)) : [...nodes.slice(0, -1), { ...last, value }];
}
