/** Paired shortcodes of Hugo and tags of GitBook and Jekyll, by their names, and what becomes of each. */
import type { Line, Remarks } from './remarks.ts';
import { code, folded, quoted, titled } from './shapes.ts';

/** A shortcode's arguments: named ones by name, the others by number. */
export function argumentsOf(written: string): ReadonlyMap<string, string> {
  const found = [...written.matchAll(/(?:([\w-]+)\s*=\s*)?(?:"([^"]*)"|`([^`]*)`|([^\s"`=]+))/g)];
  let position = 0;
  return new Map(found.map(([, name, ...values]) => [name ?? String(position++), values.find((value) => value !== undefined) ?? '']));
}

type Paired = (indent: string, args: ReadonlyMap<string, string>, opening: Line, body: Line[], remarks: Remarks) => Line[];

const callout: Paired = (indent, args, opening, body, remarks) =>
  quoted(
    indent,
    args.get('type') ?? args.get('style') ?? args.get('color') ?? args.get('0') ?? 'note',
    args.get('title') ?? args.get('1'),
    opening,
    body,
    remarks,
  );
const ownName =
  (kind: string): Paired =>
  (indent, args, opening, body, remarks) =>
    quoted(indent, kind, args.get('title') ?? args.get('0'), opening, body, remarks);
const fold: Paired = (indent, args, opening, body, remarks) =>
  folded(indent, args.get('title') ?? args.get('summary') ?? args.get('0') ?? 'More', opening, body, remarks);
const tab: Paired = (indent, args, opening, body, remarks) =>
  titled(
    indent,
    args.get('name') ?? args.get('title') ?? args.get('header') ?? args.get('label') ?? args.get('0') ?? 'Tab',
    opening,
    body,
    remarks,
  );
const plain: Paired = (_indent, _args, opening, body, remarks) => {
  remarks.changed(opening.at, 'a shortcode that only lays out is taken away, its text stays');
  return body;
};

/** A block with a title above it, as code with a file's name. */
const labelled: Paired = (indent, args, opening, body, remarks) => {
  const title = args.get('title') ?? args.get('name');
  return title === undefined || title === '' ? plain(indent, args, opening, body, remarks) : titled(indent, title, opening, body, remarks);
};
const comment: Paired = (indent, _args, opening, body, remarks) => {
  remarks.changed(opening.at, 'a comment is one of HTML');
  return [
    { text: `${indent}<!--`, at: opening.at },
    ...body.map((line) => ({ ...line, text: line.text.replace(/-->/g, '-- >') })),
    { text: `${indent}-->`, at: opening.at },
  ];
};

/** Shortcodes of Hugo and its themes (Book, Geekdoc, Docsy, Learn, Relearn, Hextra, Doks), of Zola's, and tags of GitBook and Jekyll. */
export const paired: Readonly<Record<string, Paired>> = {
  hint: callout,
  alert: callout,
  notice: callout,
  callout,
  admonition: callout,
  note: ownName('note'),
  info: ownName('info'),
  tip: ownName('tip'),
  warning: ownName('warning'),
  caution: ownName('caution'),
  danger: ownName('danger'),
  important: ownName('important'),
  pageinfo: ownName('note'),
  details: fold,
  expand: fold,
  collapse: fold,
  accordion: fold,
  tabs: plain,
  tabpane: plain,
  columns: plain,
  column: plain,
  cards: plain,
  card: labelled,
  steps: plain,
  stepper: plain,
  step: plain,
  'content-ref': plain,
  raw: plain,
  file: plain,
  updates: plain,
  update: labelled,
  tab,
  tabitem: tab,
  code: labelled,
  comment,
  highlight: (indent, args, opening, body, remarks) => code(indent, args.get('0') ?? '', opening, body, remarks),
  mermaid: (indent, _args, opening, body, remarks) => code(indent, 'mermaid', opening, body, remarks),
};

/** How a generator writes the opening and the closing of a pair. */
export interface PairSyntax {
  /** Blanks, the name, the arguments, and what follows on the line. */
  readonly opening: RegExp;
  readonly opens: (name: string) => RegExp;
  readonly closes: (name: string) => RegExp;
}

export const syntaxes: readonly PairSyntax[] = [
  {
    opening: /^(\s*)\{\{[<%]\s*(\w[\w/-]*)\s*(.*?)\s*[>%]\}\}(.*)$/,
    opens: (name) => new RegExp(`\\{\\{[<%]\\s*${name}(?:\\s[^>%]*)?[>%]\\}\\}`),
    closes: (name) => new RegExp(`\\{\\{[<%]\\s*/\\s*${name}\\s*[>%]\\}\\}`),
  },
  {
    // Zola has parentheses, and `{% end %}` for all.
    opening: /^(\s*)\{%-?\s*(\w[\w-]*)\s*\(?(.*?)\)?\s*-?%\}(.*)$/,
    opens: (name) => new RegExp(`\\{%-?\\s*${name}\\b[^%]*%\\}`),
    closes: (name) => new RegExp(`\\{%-?\\s*end(?:${name})?\\s*-?%\\}`),
  },
];
