/** Makes the Markdown of runbooks that hold code look like that of all others: code blocks, commands and steps. */
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Code, Heading, Image, InlineCode, ListItem } from 'mdast';
import {
  defineMdastPlugin,
  type MdastPluginDefinition,
  type MdxJsxFlowElement,
  type MdxJsxTextElement,
  type PluginFactoryContext,
} from 'satteri';
import { LineIndex } from '../problem/position.ts';
import { cleanForCopy } from '../query/clean.ts';
import { isCommandLine } from '../query/languages/shell/command-line.ts';
import { isAppId } from '../runbook/app-ids.ts';
import { compile } from '../runbook/compile.ts';
import { renderFence } from '../runbook/fence.ts';
import { takeHeadingId } from '../runbook/heading-id.ts';
import { plainText } from '../runbook/plain-text.ts';
import { authoredStepId, derivedStepId, stepOpening } from '../runbook/step.ts';

/**
 * The plugin for the documents of @astrojs/mdx; what it writes uses `BreakglassMarkup` and `BreakglassImage` of the author's components.
 * @param content the content root, absolute
 */
export function codeRunbookMarkdown(content: string) {
  return ({ source, fileURL }: Pick<PluginFactoryContext, 'source' | 'fileURL'>) => {
    const ids = idsByLine(source);
    const from = fileURL === undefined ? '' : relative(content, fileURLToPath(fileURL)).split(sep).join('/');
    return defineMdastPlugin({
      ...markdown,
      heading: headingVisitor(ids.headings),
      listItem: stepVisitor(ids.steps),
      image: ({ url, alt }: Readonly<Image>) => element('BreakglassImage', { src: url, alt: alt ?? '', from }, []),
      mdxJsxFlowElement: (node) => htmlImage(node, from),
      mdxJsxTextElement: (node) => htmlImage(node, from),
    });
  };
}

/** An image that the author wrote as HTML; its address has to be plain text. */
function htmlImage<T extends MdxJsxFlowElement | MdxJsxTextElement>(node: Readonly<T>, from: string): T | undefined {
  const isPlain = node.attributes.some(
    ({ type, value, ...rest }) => type === 'mdxJsxAttribute' && 'name' in rest && rest.name === 'src' && typeof value === 'string',
  );
  if (node.name !== 'img' || !isPlain) return undefined;
  return { ...node, name: 'BreakglassImage', attributes: [...node.attributes, { type: 'mdxJsxAttribute', name: 'from', value: from }] };
}

const markdown = defineMdastPlugin({
  name: 'breakglass-runbook',
  options: { position: true },
  code: (node: Readonly<Code>, context) => {
    const start = node.position?.start ?? { line: 1, column: 1 };
    const place = { line: start.line, column: start.column, endLine: start.line, endColumn: start.column };
    const world = { file: '', lines: new LineIndex(context.source), variables: {}, where: {}, programs: new Map(), undoFollows: true };
    return markup(renderFence(node, place, world).html);
  },
  inlineCode: (node: Readonly<InlineCode>, context) => {
    if (!isCommandLine(node.value)) return;
    context.setProperty(node, 'value', cleanForCopy(node.value.replace(/^\$\s+/, ''), 'command'));
    context.setProperty(node, 'data', { hProperties: { class: 'run' } });
  },
});

/** The ids of a text's headings and steps by their lines, as its list of contents, links to it and incidents have them. */
function idsByLine(source: string): Record<'headings' | 'steps', ReadonlyMap<number, string>> {
  const nothing = { variables: {}, overrides: {}, where: {}, programs: new Map() };
  const { headings, steps } = compile(source, {
    ...nothing,
    file: '',
    format: 'mdx',
    fallbackTitle: '',
    allowCode: true,
    query: () => undefined,
    queryIds: () => [],
    link: (href) => ({ href }),
    image: (href) => ({ href }),
  });
  const byLine = (all: readonly { line: number; id: string }[]) => new Map(all.map(({ line, id }) => [line, id]));
  return { headings: byLine(headings), steps: byLine(steps) };
}

function headingVisitor(ids: ReadonlyMap<number, string>): MdastPluginDefinition['heading'] {
  return (node: Readonly<Heading>, context) => {
    const id = ids.get(node.position?.start.line ?? 0) ?? takeHeadingId([...node.children]).id;
    if (id !== undefined && !isAppId(id)) context.setProperty(node, 'data', { hProperties: { id } });
  };
}

function stepVisitor(ids: ReadonlyMap<number, string>): MdastPluginDefinition['listItem'] {
  return (node: Readonly<ListItem>, context) => {
    if (typeof node.checked !== 'boolean') return;
    const [first, ...rest] = node.children;
    const inline = first?.type === 'paragraph' ? first.children : [];
    const comment = inline.find((child) => child.type === 'mdxTextExpression' && authoredStepId(child.value) !== undefined);
    const authored = comment?.type === 'mdxTextExpression' ? authoredStepId(comment.value) : undefined;
    const id =
      ids.get(node.position?.start.line ?? 0) ??
      authored ??
      derivedStepId(
        plainText([...inline])
          .replace(/\s+/g, ' ')
          .trim(),
      );
    const label: MdxJsxFlowElement = element('p', { id: `app:words:${id}` }, first === undefined ? [] : [first]);
    const body = element('div', { class: 'step-body' }, [label, ...rest]);
    context.replaceNode(node, {
      type: 'listItem',
      checked: null,
      spread: true,
      children: [markup(stepOpening(id).tick), body],
      data: { hProperties: { class: 'step', id } },
    });
  };
}

function markup(html: string): MdxJsxFlowElement {
  return element('BreakglassMarkup', { html }, []);
}

function element(name: string, attributes: Record<string, string>, children: ListItem['children']): MdxJsxFlowElement {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(attributes).map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value })),
    children: children as MdxJsxFlowElement['children'],
  };
}
