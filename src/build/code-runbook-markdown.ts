/** Makes the Markdown of runbooks that hold code look like that of all others: code blocks, commands and steps. */
import type { Code, InlineCode, ListItem } from 'mdast';
import { defineMdastPlugin, type MdxJsxFlowElement } from 'satteri';
import { LineIndex } from '../problem/position.ts';
import { cleanForCopy } from '../query/clean.ts';
import { isCommandLine } from '../query/languages/shell/command-line.ts';
import { renderFence } from '../runbook/fence.ts';
import { plainText } from '../runbook/plain-text.ts';
import { authoredStepId, derivedStepId, stepOpening } from '../runbook/step.ts';

/** A plugin for one document of @astrojs/mdx; what it writes uses `BreakglassMarkup` of the author's components. */
export const codeRunbookMarkdown = defineMdastPlugin({
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
  listItem: (node: Readonly<ListItem>, context) => {
    if (typeof node.checked !== 'boolean') return;
    const [first, ...rest] = node.children;
    const inline = first?.type === 'paragraph' ? first.children : [];
    const comment = inline.find((child) => child.type === 'mdxTextExpression' && authoredStepId(child.value) !== undefined);
    const authored = comment?.type === 'mdxTextExpression' ? authoredStepId(comment.value) : undefined;
    const id =
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
  },
});

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
