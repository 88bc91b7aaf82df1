/** Makers of Markdown nodes (https://github.com/syntax-tree/mdast), in the form in which a parser gives them back. */
import type {
  BlockContent,
  Blockquote,
  Break,
  Code,
  Heading,
  InlineCode,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Strong,
  Table,
  TableRow,
  Text,
} from 'mdast';
import { openAddress } from '../../incident/evidence-form.ts';

/** A text as it is; no node for an empty one, which a parser would not give back. */
export function text(value: string): Text[] {
  return value === '' ? [] : [{ type: 'text', value }];
}

export function strong(...children: PhrasingContent[]): Strong {
  return { type: 'strong', children };
}

/** Code in a line. Ends of lines and outer spaces do not survive there. */
export function inlineCode(value: string): InlineCode[] {
  const line = value.replaceAll(/\s+/g, ' ').trim();
  return line === '' ? [] : [{ type: 'inlineCode', value: line }];
}

export function code(value: string, lang?: string): Code {
  return { type: 'code', lang: lang === undefined || !/^[\w+#.-]+$/.test(lang) ? null : lang, meta: null, value };
}

export function lineBreak(): Break {
  return { type: 'break' };
}

/** A link; only its text for an address that must not be opened, such as `javascript:`. */
export function link(url: string, ...children: PhrasingContent[]): PhrasingContent[] {
  return openAddress.test(url) ? [{ type: 'link', title: null, url, children }] : children;
}

export function paragraph(...children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

export function heading(depth: Heading['depth'], ...children: PhrasingContent[]): Heading {
  return { type: 'heading', depth, children };
}

export function quote(...children: readonly RootContent[]): Blockquote {
  return { type: 'blockquote', children: children.filter(isBlock) };
}

/** A list item: its first line, and what stands below it. */
export function item(first: readonly PhrasingContent[], ...below: readonly RootContent[]): ListItem {
  return { type: 'listItem', spread: false, checked: null, children: [paragraph(...first), ...below.filter(isBlock)] };
}

export function checkbox(checked: boolean, first: readonly PhrasingContent[]): ListItem {
  return { ...item(first), checked };
}

export function list(items: readonly ListItem[], ordered = false): List {
  return { type: 'list', ordered, start: ordered ? 1 : null, spread: false, children: [...items] };
}

/** A table; `rows` have as many cells as there are `columns`. */
export function table(columns: readonly string[], rows: readonly (readonly PhrasingContent[])[][]): Table {
  const row = (cells: readonly (readonly PhrasingContent[])[]): TableRow => ({
    type: 'tableRow',
    children: cells.map((children) => ({ type: 'tableCell', children: [...children] })),
  });
  return { type: 'table', align: columns.map(() => null), children: [row(columns.map(text)), ...rows.map(row)] };
}

/** Nodes in a line, with a text between them; empty ones leave no gap. */
export function joined(parts: readonly (readonly PhrasingContent[])[], between: string): PhrasingContent[] {
  return parts.filter((part) => part.length > 0).flatMap((part, at) => (at === 0 ? [...part] : [...text(between), ...part]));
}

/** Everything that stands between headings may stand in a quote or an item. */
function isBlock(node: RootContent): node is BlockContent {
  return ['blockquote', 'code', 'heading', 'html', 'list', 'paragraph', 'table', 'thematicBreak'].includes(node.type);
}
