/** JSX and expressions of MDX: listed components and plain HTML work; code is named and, unless allowed, left out. */
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { didYouMean, nearest } from '../problem/nearest.ts';
import { onPage } from '../query/on-page.ts';
import { attributeMessage } from './attribute-message.ts';
import { components } from './component.ts';
import { isSafeAddress, sanitiseSchema } from './raw-html.ts';
import type { Work } from './work.ts';

type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

/** An element with its children, already transformed, in the tree that becomes HTML. */
export function renderElement(node: JsxElement, children: RootContent[], work: Work): RootContent[] {
  if (node.name === null || node.name === undefined) return children;
  const component = components.get(node.name);
  if (component !== undefined) {
    const attributes = readAttributes(node, work);
    const parsed = component.attributes.safeParse(attributes);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        if (issue.code === 'unrecognized_keys') {
          const known = Object.keys(component.attributes.toJSONSchema().properties ?? {});
          for (const key of issue.keys) {
            work.report('mdx/attribute', 'error', node, `<${node.name}> knows no attribute \`${key}\``, didYouMean(key, known));
            delete attributes[key];
          }
        } else work.report('mdx/attribute', 'error', node, attributeMessage(node.name, issue, attributes[String(issue.path[0])]));
      }
      if (!component.attributes.safeParse(attributes).success) return children;
    }
    if (node.name === 'Query' && typeof attributes['id'] === 'string') noteQuery(node, attributes['id'], work);
    const frame = component.render(attributes, {
      query(id) {
        const query = work.context.query(id);
        return query && onPage(query, work.context.overrides);
      },
      queryIds: work.context.queryIds,
      where: work.context.where,
      statusPages: work.context.statusPages ?? [],
      problem: (check, message, hint) => work.report(check, 'error', node, message, hint),
    });
    return [work.slots.add(frame.open.text), ...children, work.slots.add(frame.close.text)];
  }
  if (/^[a-z]/.test(node.name)) return [htmlElement(node, children, work)];
  if (work.context.allowCode) {
    work.hasCode = true;
    return children;
  }
  const near = nearest(node.name, components.keys());
  work.report(
    'mdx/unknown-component',
    'error',
    node,
    `unknown component \`<${node.name}>\``,
    near === undefined
      ? `known: ${[...components.keys()].join(', ')}; components of your own need \`mdx.code\``
      : `did you mean \`<${near}>\`?`,
  );
  return children;
}

function noteQuery(node: JsxElement, id: string, work: Work): void {
  const query = work.context.query(id);
  const known = query?.id ?? id;
  if (query !== undefined) work.uses(Object.keys(query.variables), query.variables);
  work.queries.push({ id: known, ...work.placed(work.range(node)) });
  const step = work.openSteps.at(-1);
  step?.queries.push(known);
  step?.changes.push(...(query?.code.assessment?.harms ?? []).map((harm) => harm.what));
  if (query !== undefined) step?.code.push({ language: query.languageTitle, danger: query.danger });
}

/** Attributes with literal values; anything that would have to run is reported and left out. */
function readAttributes(node: JsxElement, work: Work): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      work.report(
        'mdx/attribute',
        'error',
        node,
        `<${node.name}> has a spread attribute \`{${attribute.value}}\`; expected plain attributes`,
      );
      continue;
    }
    const value = attribute.value;
    if (value === null || value === undefined) attributes[attribute.name] = true;
    else if (typeof value === 'string') attributes[attribute.name] = value;
    else {
      const literal = readLiteral(value.value);
      if (literal === undefined) {
        work.report(
          'mdx/attribute',
          'error',
          node,
          `<${node.name}> \`${attribute.name}={${value.value}}\`: expected a text, a number, \`true\` or \`false\``,
        );
      } else attributes[attribute.name] = literal;
    }
  }
  return attributes;
}

/** The value of `{15}`, `{true}`, `{"text"}` or `{'text'}`; undefined for anything that would have to run. */
export function readLiteral(expression: string): string | number | boolean | undefined {
  const text = expression.trim();
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  return /^(["'`])((?:(?!\1)[^\\\n])*)\1$/.exec(text)?.[2];
}

/** Lower-case JSX is HTML: it goes through the sanitiser like HTML in Markdown. */
function htmlElement(node: JsxElement, children: RootContent[], work: Work): RootContent {
  work.hasRawHtml = true;
  const name = node.name ?? 'div';
  if (!(sanitiseSchema.tagNames ?? []).includes(name) && !/^(?:video|audio|source|track)$/.test(name)) {
    work.report('markdown/unsafe-html', 'warning', node, `\`<${name}>\` is not allowed in a runbook and was left out`);
  }
  const properties: Record<string, string | boolean> = {
    dataPlace: String(work.places.push({ range: work.range(node), written: work.written }) - 1),
  };
  for (const [key, value] of Object.entries(readAttributes(node, work))) {
    const isScript = typeof value === 'string' && /^(href|src)$/i.test(key) && !isSafeAddress(value);
    // Links and images are reported as those of Markdown are.
    if (/^on/i.test(key) || (isScript && name !== 'a' && name !== 'img')) {
      work.report('markdown/unsafe-html', 'warning', node, `\`${key}\` on \`<${name}>\` could run script and was left out`);
    } else if (!/^data-?(?:mark|place)$/i.test(key))
      properties[key] = typeof value === 'number' ? String(value) : (value as string | boolean);
  }
  // An mdast node with `data.hName` becomes that element: the documented way of mdast-util-to-hast.
  return { type: 'paragraph', children: children as PhrasingContent[], data: { hName: name, hProperties: properties } };
}

/** `{…}` in text. A comment writes nothing, a literal writes itself, code is reported and shown as it was written. */
export function renderExpression(node: Extract<Nodes, { type: 'mdxTextExpression' | 'mdxFlowExpression' }>, work: Work): RootContent[] {
  const value = node.value.trim();
  if (value === '' || /^\/\*[\s\S]*\*\/$/.test(value)) return [];
  const literal = readLiteral(value);
  if (literal !== undefined) return [{ type: 'text', value: String(literal) }];
  if (work.context.allowCode) {
    work.hasCode = true;
    return [];
  }
  const name = /^[A-Za-z_]\w*$/.test(value) ? value : undefined;
  work.report(
    'mdx/expression',
    'error',
    node,
    `\`{${value}}\` is code, which MDX runbooks may not hold here; it is shown as written`,
    name === undefined
      ? 'put it in backticks, or allow code with `mdx.code`'
      : `put it in backticks; a variable in a query is written \`\${${name}}\``,
  );
  return [{ type: 'text', value: `{${node.value}}` }];
}
