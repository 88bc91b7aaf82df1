/**
 * Blocks that generators add to Markdown → plain Markdown: admonitions become quotes with their name, tabs follow one another under
 * their titles, what folds becomes `<details>`. The text in them stays as it is.
 */
import { ownValue } from '../plain/own-value.ts';
import { codeFollower, type Line, type Remarks } from './remarks.ts';
import { folded, heading, nameOf, names, quoted, titled } from './shapes.ts';
import { argumentsOf, paired } from './shortcodes.ts';

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
    const found = isCode(line.text)
      ? undefined
      : firstOf(readers, (read) => read(lines, at, remarks, (inner) => convertBlocks(inner, remarks)));
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

/** Docusaurus: `:::warning Title` … `:::`; more colons hold fewer. */
const fenced: Reader = (lines, at, remarks, inside) => {
  const opening = lines[at];
  const match = /^(\s*)(:{3,})\s*([a-z]+)(?:\[(.+)\]|\s+(.+?))?(?:\{.*\})?\s*$/i.exec(opening?.text ?? '');
  if (opening === undefined || match === null || !Object.hasOwn(names, (match[3] ?? '').toLowerCase())) return undefined;
  const [, indent = '', colons = '', kind = '', bracketed, title = bracketed] = match;
  const end = lines.findIndex(({ text }, line) => line > at && text.trim() === colons);
  if (end === -1) {
    remarks.look(opening.at, `\`${opening.text.trim()}\` is never closed: left as it is`);
    return undefined;
  }
  return { lines: quoted(indent, kind, title, opening, inside(lines.slice(at + 1, end)), remarks), end: end + 1 };
};

/** Hugo's paired shortcodes: `{{< hint warning >}}` … `{{< /hint >}}`, whatever the theme calls them. */
const shortcodes: Reader = (lines, at, remarks, inside) => {
  const opening = lines[at];
  const match = /^(\s*)\{\{[<%]\s*(\w[\w/-]*)\s*(.*?)\s*[>%]\}\}(.*)$/.exec(opening?.text ?? '');
  if (opening === undefined || match === null) return undefined;
  const [, indent = '', name = '', written = '', rest = ''] = match;
  const use = ownValue(paired, name.toLowerCase());
  if (use === undefined) return undefined;
  const closing = new RegExp(`\\{\\{[<%]\\s*/\\s*${name}\\s*[>%]\\}\\}`);
  const opens = new RegExp(`\\{\\{[<%]\\s*${name}(?:\\s[^>%]*)?[>%]\\}\\}`);
  const make = (body: readonly Line[]) => use(indent, argumentsOf(written), opening, inside(dedented(body, indent)), remarks);
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
};

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

/** GitHub's `> [!WARNING]`. */
const alerts: Reader = (lines, at, remarks) => {
  const opening = lines[at];
  const match = /^(\s*(?:>\s*)+)\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*(.*)$/i.exec(opening?.text ?? '');
  if (opening === undefined || match === null) return undefined;
  const [, mark = '', kind = '', rest = ''] = match;
  remarks.changed(opening.at, 'an admonition is a quote with its name');
  return {
    lines: [mark + heading(kind, rest === '' ? undefined : rest), mark.trimEnd()].map((text) => ({ text, at: opening.at })),
    end: at + 1,
  };
};

const readers: readonly Reader[] = [indented, fenced, shortcodes, elements, alerts];

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
