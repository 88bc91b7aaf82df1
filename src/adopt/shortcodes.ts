/** Hugo's paired shortcodes, by the names that themes give them, and what becomes of each. */

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

/** Shortcodes of Hugo and the themes that documentation uses: Book, Geekdoc, Docsy, Learn/Relearn, Hextra, Doks. */
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
  pageinfo: ownName('note'),
  details: fold,
  expand: fold,
  tabs: plain,
  tabpane: plain,
  columns: plain,
  column: plain,
  steps: plain,
  tab,
  tabitem: tab,
  highlight: (indent, args, opening, body, remarks) => code(indent, args.get('0') ?? '', opening, body, remarks),
  mermaid: (indent, _args, opening, body, remarks) => code(indent, 'mermaid', opening, body, remarks),
};
