/**
 * Blocks that generators add to Markdown → plain Markdown: admonitions become callouts, tabs follow one another under
 * their titles, what folds becomes `<details>`. The text in them stays as it is.
 */
import { ownValue } from '../plain/own-value.ts';
import { codeFollower, type Line, type Remarks } from './remarks.ts';
import { calloutMark, code, folded, isAdmonition, nameOf, quoted, titled } from './shapes.ts';
import { argumentsOf, type PairSyntax, paired, syntaxes } from './shortcodes.ts';

/** A block that was recognised: its lines, and the number of the first line after it. */
interface Found {
  lines: Line[];
  end: number;
}

/** Recognises a block that begins at a line. `inside` converts what the block holds. */
type Reader = (lines: readonly Line[], at: number, remarks: Remarks, inside: (lines: readonly Line[]) => Line[]) => Found | undefined;

export function convertBlocks(lines: readonly Line[], remarks: Remarks): Line[] {
  const out: Line[] = [];
  const isCode = codeFollower();
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (line === undefined) break;
    const convert = (inner: readonly Line[]) => convertBlocks(inner, remarks);
    const found =
      (isCode.isOpen() ? undefined : directives(lines, at, remarks, convert)) ??
      (isCode(line.text) ? undefined : firstOf(readers, (read) => read(lines, at, remarks, convert)));
    if (found === undefined) out.push(line);
    else out.push(...(lines[found.end]?.text.trim() === '' ? withoutLastBlank(found.lines) : found.lines));
    at = found?.end ?? at + 1;
  }
  return out;
}

/** MkDocs (Material): `!!! warning "Title"`, `??? note` and `=== "Tab"`, with what belongs to them indented. */
const indented: Reader = (lines, at, remarks, inside) => {
  const opening = lines[at];
  const match = /^([\s>]*)(?:(!!!|\?\?\?\+?)\s+([\w-]+)(?:\s+[\w-]+)*(?:\s+"(.*)")?|===[+!]?\s+"(.+)")\s*$/.exec(opening?.text ?? '');
  if (opening === undefined || match === null) return undefined;
  const [, indent = '', mark, kind = '', title, tab] = match;
  const isInside = ({ text }: Line) => text.trim() === '' || text.startsWith(`${indent}    `) || text.startsWith(`${indent}\t`);
  let end = at + 1;
  while (end < lines.length && isInside(lines[end] ?? { text: 'x', at: 0 })) end++;
  while (lines[end - 1]?.text.trim() === '' && end > at + 1) end--;
  const body = inside(
    lines.slice(at + 1, end).map((line) => ({ ...line, text: indent + line.text.slice(indent.length).replace(/^(?:\t| {1,4})/, '') })),
  );
  if (tab !== undefined) return { lines: titled(indent, tab, opening, body, remarks), end };
  if (mark?.startsWith('?')) return { lines: folded(indent, title ?? nameOf(kind), opening, body, remarks), end };
  return { lines: quoted(indent, kind, title, opening, body, remarks), end };
};

/** Docusaurus, VitePress, PyMdown: `:::warning Title` … `:::`, `/// note | Title` … `///`; longer marks hold shorter ones. */
const fenced: Reader = (lines, at, remarks, inside) => {
  const opening = lines[at];
  const match = /^(\s*)(:{3,}|\/{3,})\s*\{?\.?([a-z][\w-]*)\}?(?:\[(.+)\]|\s*\|\s*(.+?)|\s+(.+?))?(?:\s*\{.*\})?\s*$/i.exec(
    opening?.text ?? '',
  );
  if (opening === undefined || match === null) return undefined;
  const [, indent = '', mark = '', kind = '', ...titles] = match;
  const title = titles.find((text) => text !== undefined);
  const end = closingLine(lines, at, mark);
  if (end === -1) {
    if (mark.startsWith(':')) remarks.look(opening.at, `\`${opening.text.trim()}\` is never closed: left as it is`);
    return undefined;
  }
  // PyMdown's options are indented below the opening.
  const first = mark.startsWith('/') ? lines.findIndex(({ text }, line) => line > at && !/^ {4,}[\w-]+:/.test(text)) : at + 1;
  const body = inside(lines.slice(Math.max(first, at + 1), end));
  return { lines: fencedShape(kind.toLowerCase(), title, indent, opening, body, remarks), end: end + 1 };
};

/** The line that closes a block whose opening is at a line; blocks with the same mark may be in it. */
function closingLine(lines: readonly Line[], at: number, mark: string): number {
  let depth = 0;
  for (let line = at; line < lines.length; line++) {
    const text = lines[line]?.text.trim() ?? '';
    if (text === mark) depth--;
    else if (text.startsWith(mark) && /^[:/]+\s*\{?\.?[a-z]/i.test(text) && !text.startsWith(`${mark}${mark.charAt(0)}`)) depth++;
    if (depth === 0) return line;
  }
  return -1;
}

function fencedShape(
  kind: string,
  title: string | undefined,
  indent: string,
  opening: Line,
  body: readonly Line[],
  remarks: Remarks,
): Line[] {
  if (kind === 'details' || kind === 'collapse') return folded(indent, title ?? 'More', opening, body, remarks);
  if (kind === 'tab' || kind === 'tab-item') return titled(indent, title ?? 'Tab', opening, body, remarks);
  if (layouts.has(kind)) {
    remarks.changed(opening.at, 'a block that only lays out is taken away, its text stays');
    return [...body];
  }
  return quoted(indent, kind, title, opening, body, remarks);
}

/** Blocks of which the text alone is of use. */
const layouts: ReadonlySet<string> = new Set([
  'tabs',
  'tab-set',
  'code-group',
  'div',
  'html',
  'grid',
  'container',
  'raw',
  'v-pre',
  'caption',
  'figure-caption',
]);

/** Sphinx with MyST writes admonitions as fences: ```` ```{warning} Title ````. */
const directives: Reader = (lines, at, remarks, inside) => {
  const opening = lines[at];
  const match = /^(\s*)(`{3,}|~{3,})\{([\w-]+)\}\s*(.*?)\s*$/.exec(opening?.text ?? '');
  if (opening === undefined || match === null) return undefined;
  const [, indent = '', mark = '', written = '', title = ''] = match;
  const kind = written === 'admonition' ? 'note' : written;
  const end = lines.findIndex(({ text }, line) => line > at && text.trim() === mark);
  if (end === -1 || (!isAdmonition(kind) && kind !== 'dropdown' && kind !== 'code-block' && kind !== 'mermaid')) return undefined;
  const body = lines.slice(at + 1, end).filter(({ text }) => !/^\s*:[\w-]+:/.test(text));
  if (kind === 'code-block' || kind === 'mermaid')
    return { lines: code(indent, kind === 'mermaid' ? kind : title, opening, body, remarks), end: end + 1 };
  const made =
    kind === 'dropdown'
      ? folded(indent, title || 'More', opening, inside(body), remarks)
      : quoted(indent, kind, title, opening, inside(body), remarks);
  return { lines: made, end: end + 1 };
};

/** Paired shortcodes: `{{< hint warning >}}` … `{{< /hint >}}`, `{% hint style="info" %}` … `{% endhint %}`, whatever the theme calls them. */
const shortcodes: Reader = (lines, at, remarks, inside) => {
  for (const syntax of syntaxes) {
    const found = pairAt(syntax, lines, at, remarks, inside);
    if (found !== undefined) return found;
  }
  return undefined;
};

function pairAt(
  syntax: PairSyntax,
  lines: readonly Line[],
  at: number,
  remarks: Remarks,
  inside: (lines: readonly Line[]) => Line[],
): Found | undefined {
  const opening = lines[at];
  const match = syntax.opening.exec(opening?.text ?? '');
  if (opening === undefined || match === null) return undefined;
  const [, indent = '', name = '', written = '', rest = ''] = match;
  const use = ownValue(paired, name.toLowerCase());
  if (use === undefined) return undefined;
  const closing = syntax.closes(name);
  const opens = syntax.opens(name);
  const isCode = name === 'highlight' || name === 'raw' || name === 'comment';
  const make = (body: readonly Line[]) =>
    use(indent, argumentsOf(written), opening, isCode ? [...body] : inside(dedented(body, indent)), remarks);
  if (closing.test(rest)) return { lines: make([{ text: indent + rest.replace(closing, '').trim(), at: opening.at }]), end: at + 1 };
  let depth = 1;
  for (let end = at + 1; end < lines.length; end++) {
    const { text } = lines[end] ?? { text: '' };
    if (opens.test(text) && !closing.test(text)) depth++;
    else if (closing.test(text) && !opens.test(text)) depth--;
    if (depth > 0) continue;
    const before = text.replace(closing, '').trimEnd();
    const body = [
      ...(rest.trim() === '' ? [] : [{ text: indent + rest.trim(), at: opening.at }]),
      ...lines.slice(at + 1, end),
      ...(before.trim() === '' ? [] : [{ text: before, at: lines[end]?.at ?? 0 }]),
    ];
    return { lines: make(body), end: end + 1 };
  }
  return undefined;
}

/** Docusaurus' `<Tabs>`, `<TabItem label="…">` and `<Admonition type="…">`. */
const elements: Reader = (lines, at, remarks, inside) => {
  const opening = lines[at];
  const name = /^\s*<(Tabs|TabItem|Admonition)\b/.exec(opening?.text ?? '')?.[1];
  if (opening === undefined || name === undefined) return undefined;
  const indent = /^\s*/.exec(opening.text)?.[0] ?? '';
  let tagEnd = at;
  while (tagEnd < lines.length && !/>\s*$/.test(lines[tagEnd]?.text ?? '')) tagEnd++;
  const end = lines.findIndex(
    ({ text }, line) =>
      line > tagEnd && text.startsWith(indent) && text.trim() === `</${name}>` && text.slice(indent.length).startsWith('<'),
  );
  if (end === -1) return undefined;
  const tag = lines
    .slice(at, tagEnd + 1)
    .map(({ text }) => text)
    .join(' ');
  const attribute = (key: string) =>
    new RegExp(`\\b${key}=(?:"([^"]*)"|'([^']*)')`)
      .exec(tag)
      ?.slice(1)
      .find((text) => text !== undefined);
  const body = inside(dedented(lines.slice(tagEnd + 1, end), indent));
  if (name === 'Tabs') return { lines: body, end: end + 1 };
  if (name === 'Admonition')
    return { lines: quoted(indent, attribute('type') ?? 'note', attribute('title'), opening, body, remarks), end: end + 1 };
  return { lines: titled(indent, attribute('label') ?? attribute('value') ?? 'Tab', opening, body, remarks), end: end + 1 };
};

/** Obsidian's `> [!danger]- Title`. GitHub's five are callouts here too. */
const alerts: Reader = (lines, at, remarks) => {
  const opening = lines[at];
  const match = /^(\s*(?:>\s*)+)\[!([a-z][\w-]*)(?:\|[^\]]*)?\]([+-]?)\s*(.*)$/i.exec(opening?.text ?? '');
  if (opening === undefined || match === null) return undefined;
  const [whole, before = '', kind = '', , title = ''] = match;
  const made =
    before +
    (/^(?:note|tip|important|warning|caution)$/i.test(kind) ? `[!${kind.toUpperCase()}] ${title}`.trim() : calloutMark(kind, title));
  if (made !== whole) remarks.changed(opening.at, 'an admonition is a callout');
  return { lines: [{ text: made, at: opening.at }], end: at + 1 };
};

/** Jekyll with kramdown: `{: .warning }` above a paragraph or quote. */
const attributed: Reader = (lines, at, remarks, inside) => {
  const opening = lines[at];
  const match = /^(\s*)\{:\s*\.([a-z]+)(?:-title)?\s*\}\s*$/i.exec(opening?.text ?? '');
  if (opening === undefined || match === null || !isAdmonition(match[2] ?? '')) return undefined;
  const [whole, indent = '', kind = ''] = match;
  const blank = lines.findIndex(({ text }, line) => line > at && text.trim() === '');
  const end = blank === -1 ? lines.length : blank;
  const body = lines.slice(at + 1, end).map((line) => ({ ...line, text: indent + line.text.trimStart().replace(/^>\s?/, '') }));
  if (body.length === 0) return undefined;
  const hasTitle = whole.includes('-title');
  return {
    lines: quoted(indent, kind, hasTitle ? body[0]?.text.trim() : undefined, opening, inside(hasTitle ? body.slice(1) : body), remarks),
    end,
  };
};

/** Kramdown's attributes of a heading, on the line below it: they go to its end. */
const belowHeading: Reader = (lines, at) => {
  const heading = lines[at];
  const attributes = /^\{:\s*([^}]*)\}\s*$/.exec(lines[at + 1]?.text ?? '')?.[1];
  if (heading === undefined || attributes === undefined || !/^ {0,3}#{1,6}\s/.test(heading.text)) return undefined;
  return { lines: [{ ...heading, text: `${heading.text.trimEnd()} {: ${attributes.trim()} }` }], end: at + 2 };
};

/** A list of definitions, `:   What it is` below its term, as a list. */
const definitions: Reader = (lines, at, remarks) => {
  const term = lines[at];
  const isDefinition = (line: Line | undefined) => /^ {0,3}:[ \t]+\S/.test(line?.text ?? '');
  if (term === undefined || !isDefinition(lines[at + 1]) || !/^[^\s#>|:`~<*+-]/.test(term.text)) return undefined;
  let end = at + 1;
  while (isDefinition(lines[end])) end++;
  remarks.changed(term.at, 'a list of definitions is a list');
  const texts = lines.slice(at + 1, end).map((line) => line.text.replace(/^ {0,3}:[ \t]+/, ''));
  return { lines: [{ text: `- **${term.text.trim()}**: ${texts.join(' ')}`, at: term.at }], end };
};

const readers: readonly Reader[] = [indented, fenced, shortcodes, elements, alerts, attributed, belowHeading, definitions];

/** Lines without the blanks that all of them begin with beyond `indent`. */
function dedented(lines: readonly Line[], indent: string): Line[] {
  const widths = lines.filter(({ text }) => text.trim() !== '').map(({ text }) => /^ */.exec(text)?.[0].length ?? 0);
  const extra = Math.max(0, Math.min(...widths, Number.MAX_SAFE_INTEGER) - indent.length);
  return widths.length === 0 || extra === 0
    ? [...lines]
    : lines.map((line) => ({ ...line, text: line.text.slice(0, indent.length) + line.text.slice(indent.length + extra) }));
}

function withoutLastBlank(lines: readonly Line[]): readonly Line[] {
  return lines.at(-1)?.text === '' ? lines.slice(0, -1) : lines;
}

function firstOf<T, R>(items: readonly T[], answer: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = answer(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
