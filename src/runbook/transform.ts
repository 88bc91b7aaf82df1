/** Walks the tree once: gathers headings, steps, fences and links, and trades what pages show in a way of their own for slots. */

import type GithubSlugger from 'github-slugger';
import type { Heading, Image, Link, ListItem, Nodes, PhrasingContent, Html as RawHtml, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Range } from '../problem/problem.ts';
import { cleanForCopy } from '../query/clean.ts';
import { readCode } from '../query/code.ts';
import { shell } from '../query/languages/shell.ts';
import { isCommandLine } from '../query/shell/command-line.ts';
import { runnable } from '../query/undo.ts';
import type { ModuleImport } from './compiled.ts';
import { components } from './component.ts';
import { renderFence, tellsUndo } from './fence.ts';
import { renderElement, renderExpression } from './jsx.ts';
import { plainText } from './plain-text.ts';
import { isPlaceholder, isSafeAddress, unsafeParts } from './raw-html.ts';
import { authoredStepId, derivedStepId, stepOpening } from './step.ts';
import type { OpenStep, Work } from './work.ts';

export class Transform {
  readonly work: Work;
  readonly slugger: GithubSlugger;
  readonly #stepIds = new Map<string, number>();

  constructor(work: Work, slugger: GithubSlugger) {
    this.work = work;
    this.slugger = slugger;
  }

  nodes(nodes: readonly RootContent[]): RootContent[] {
    return nodes.flatMap((node, at) => this.#node(node, nodes[at + 1]));
  }

  /** Notes a heading and answers its anchor. */
  heading(node: Heading): string {
    const text = plainText(node.children);
    const id = this.slugger.slug(text) || this.slugger.slug('section');
    this.work.headings.push({ id, text, depth: node.depth, line: this.work.range(node).line });
    return id;
  }

  #node(node: RootContent, next: RootContent | undefined): RootContent[] {
    const { work } = this;
    switch (node.type) {
      case 'heading': {
        const id = this.heading(node);
        return [{ ...node, children: this.#phrasing(node.children), data: { hProperties: work.marks.add({ id }) } }];
      }
      case 'code': {
        const { file, variables, where } = work.context;
        const undoFollows = next !== undefined && next.type !== 'code' && tellsUndo(plainText([next]));
        const rendered = renderFence(node, work.range(node), { file, lines: work.lines, variables, where, undoFollows });
        work.fences.push(rendered.fence);
        work.openSteps.at(-1)?.changes.push(...rendered.changes);
        work.problems.push(...rendered.problems);
        work.uses(rendered.variables, variables);
        return [work.slots.add(rendered.html)];
      }
      case 'inlineCode': {
        if (!isCommandLine(node.value)) return [node];
        const code = readCode(shell, cleanForCopy(node.value.replace(/^\$\s+/, ''), 'command'), work.context.variables);
        work.uses(code.variables, work.context.variables);
        return [work.slots.add(runnable(code).text)];
      }
      case 'link':
        return [this.#link(node)];
      case 'definition':
        return [{ ...node, url: this.#address(node, node.url, textOf(node)) }];
      case 'image':
        return [this.#image(node)];
      case 'list': {
        const steps = node.children.some((item) => typeof item.checked === 'boolean');
        const data = steps ? { hProperties: work.marks.add({ className: ['steps'] }) } : undefined;
        return [{ ...node, children: this.nodes(node.children) as ListItem[], ...(data === undefined ? {} : { data }) }];
      }
      case 'listItem':
        return [typeof node.checked === 'boolean' ? this.#step(node) : { ...node, children: this.#blocks(node.children) }];
      case 'html':
        return this.#html(node);
      case 'yaml':
      case 'toml':
        return [];
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return renderElement(node, this.nodes(node.children), work);
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        return renderExpression(node, work);
      case 'mdxjsEsm':
        if (work.context.allowCode) {
          work.hasCode = true;
          work.imports.push(...importsOf(node.value, work.range(node)));
        } else {
          const word = /^\s*export/.test(node.value) ? 'export' : 'import';
          work.report(
            'mdx/code',
            'error',
            node,
            `\`${word}\` is code, which MDX runbooks may not hold here; it was left out`,
            'the listed components need no import; other code needs `mdx.code: true` in breakglass.yaml',
          );
        }
        return [];
      default:
        return 'children' in node ? [{ ...node, children: this.nodes(node.children) } as RootContent] : [node];
    }
  }

  #phrasing(nodes: readonly PhrasingContent[]): PhrasingContent[] {
    return this.nodes(nodes) as PhrasingContent[];
  }

  #blocks(nodes: ListItem['children']): ListItem['children'] {
    return this.nodes(nodes) as ListItem['children'];
  }

  #link(node: Link): RootContent {
    const url = this.#address(node, node.url, plainText(node.children));
    const children = this.#phrasing(node.children);
    return url === '' ? { type: 'emphasis', children, data: { hName: 'span' } } : { ...node, url, children };
  }

  /** Where a link leads on the site; empty for one that must not be followed. Anchors are checked once all headings are known. */
  #address(node: Nodes, href: string, text: string): string {
    const { work } = this;
    work.links.push({ href, text, kind: 'link', ...work.range(node) });
    if (!isSafeAddress(href)) {
      work.report(
        'link/unsafe',
        'error',
        node,
        `the link \`${href.slice(0, 60)}\` could run script and was left out`,
        'link to an https:// address',
      );
      return '';
    }
    if (/^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(href)) return href;
    const target = work.context.link(href);
    if ('href' in target) return target.href;
    work.report('link/dead', 'warning', node, target.dead, target.hint);
    return href;
  }

  #image(node: Image): RootContent {
    const { work } = this;
    work.links.push({ href: node.url, text: node.alt ?? '', kind: 'image', ...work.range(node) });
    const named = node.alt === null || node.alt === undefined || node.alt === '' ? node.url : node.alt;
    if (/^(https?:)?\/\//i.test(node.url)) {
      work.report(
        'image/external',
        'warning',
        node,
        `the image \`${node.url}\` is on another host: it would be missing offline, so it is shown as a link`,
        'keep a copy beside the runbook',
      );
      return { type: 'link', url: node.url, children: [{ type: 'text', value: `Image: ${named}` }] };
    }
    const target = work.context.image(node.url);
    if ('href' in target) return { ...node, url: target.href, data: { hProperties: { loading: 'lazy', decoding: 'async' } } };
    work.report('image/missing', 'warning', node, target.dead, target.hint);
    return { type: 'emphasis', children: [{ type: 'text', value: `[missing image: ${named}]` }] };
  }

  #html(node: RawHtml): RootContent[] {
    const { work } = this;
    const value = node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(/data-?mark/gi, 'data-x');
    if (value.trim() === '') return [];
    if (isPlaceholder(value)) {
      const name = /^<\/?([A-Za-z]\w*)/.exec(value.trimStart())?.[1] ?? '';
      if (components.has(name))
        work.report(
          'markdown/component',
          'warning',
          node,
          `\`<${name}>\` is a component, which plain Markdown does not have`,
          'name the file .mdx',
        );
      else
        work.report(
          'markdown/placeholder',
          'info',
          node,
          `\`${value.trim().slice(0, 60)}\` reads as an HTML tag; it is shown as written`,
          'put it in backticks',
        );
      return [{ type: 'text', value }];
    }
    const unsafe = unsafeParts(value);
    if (unsafe.length > 0)
      work.report('markdown/unsafe-html', 'warning', node, `${unsafe.join(', ')} in HTML: not allowed in a runbook and left out`);
    work.hasRawHtml = true;
    return [{ ...node, value }];
  }

  #step(node: ListItem): ListItem {
    const { work } = this;
    const [first, ...rest] = node.children;
    const inline = first?.type === 'paragraph' ? first.children : [];
    const comment = inline.find((child) => stepIdOf(child) !== undefined);
    const text = plainText(inline).replace(/\s+/g, ' ').trim();
    const id = this.#uniqueStepId(comment === undefined ? undefined : stepIdOf(comment), text, comment ?? node);
    const step: OpenStep = { id, text, section: work.section, line: work.range(node).line, queries: [], changes: [] };
    work.steps.push(step);
    work.openSteps.push(step);
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
        work.slots.add('</p>'),
        ...body,
        work.slots.add('</div>'),
      ] as unknown as ListItem['children'],
      data: { hProperties: work.marks.add({ className: ['step'], id }) },
    };
  }

  #uniqueStepId(authored: string | undefined, text: string, node: Nodes): string {
    const id = authored ?? derivedStepId(text);
    const count = (this.#stepIds.get(id) ?? 0) + 1;
    this.#stepIds.set(id, count);
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
    return `${id}-${count}`;
  }
}

/** What `import … from '…'` and `export … from '…'` name. */
function importsOf(code: string, range: Range): ModuleImport[] {
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*['"]([^'"]+)['"]/g)].map((match) => ({ specifier: match[1] ?? '', ...range }));
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
