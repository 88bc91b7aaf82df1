/** Marks that look like steps or callouts to the one who wrote them, and are only text here: reported with what to write instead. */

import type { Html, Paragraph, TableCell } from 'mdast';
import { ownValue } from '../plain/own-value.ts';
import { plainText } from './plain-text.ts';
import type { Work } from './work.ts';

/** A box at the start of a text: `[ ]`, `[]`, `[ x ]`, `[_]`, `☐`, with or without a list marker before it. */
const box = /^(?:[-+*]\s+)?(?:\[[ \t]{0,3}[xX_~-]?[ \t]{0,3}\](?![([:])|[\u2610-\u2612\u2B1C\u274F\u25A2])\s*/u;

/** What the text is, in which a box was found. */
export type BoxPlace = 'item' | 'paragraph' | 'cell';

/** Reports boxes at the starts of its lines that nobody can tick. */
export function reportOddBox(node: Paragraph | TableCell, place: BoxPlace, work: Work): void {
  const [first, ...others] = node.children;
  if (first?.type !== 'text') return;
  const start = work.range(first);
  const lines = place === 'paragraph' ? first.value.split('\n') : [first.value];
  for (const [at, text] of lines.entries()) {
    const mark = box.exec(text.trimStart())?.[0].trim();
    if (mark === undefined) continue;
    const rest = at === lines.length - 1 ? plainText(others) : '';
    const words = `${text.trimStart().replace(box, '')}${rest}`.replace(/\s+/g, ' ').trim();
    const step = `\`- [ ] ${words.length > 40 ? `${words.slice(0, 40)}…` : words || '…'}\``;
    const line = start.line + at;
    const column = at === 0 ? start.column : 1;
    work.reportAt(
      'step/box',
      'warning',
      { line, column, endLine: line, endColumn: column + mark.length },
      `\`${mark}\` ${place === 'cell' ? 'in a table ' : ''}is not a step: it cannot be ticked`,
      place === 'cell' ? `a table cannot hold steps: make a list of them, as in ${step}` : `write ${step}`,
    );
  }
}

/** Reports steps inside of HTML, where Markdown is not read. */
export function reportHiddenSteps(node: Html, value: string, work: Work): void {
  const found = /^[ \t]*[-+*][ \t]+\[[ xX]\][ \t]/m.exec(value);
  if (found === null) return;
  const { line } = work.range(node);
  const at = line + value.slice(0, found.index).split('\n').length - 1;
  work.reportAt(
    'step/box',
    'warning',
    { line: at, column: 1, endLine: at, endColumn: 1 },
    'this step is inside HTML, where Markdown is not read',
    'leave an empty line between the tag and the list',
  );
}

/** Openings of callouts in other generators, and the kind that they are here. */
const kinds: Record<string, string> = {
  note: 'NOTE',
  info: 'NOTE',
  abstract: 'NOTE',
  summary: 'NOTE',
  question: 'NOTE',
  quote: 'NOTE',
  example: 'NOTE',
  seealso: 'NOTE',
  tip: 'TIP',
  hint: 'TIP',
  success: 'TIP',
  important: 'IMPORTANT',
  attention: 'WARNING',
  warning: 'WARNING',
  warn: 'WARNING',
  caution: 'CAUTION',
  danger: 'CAUTION',
  error: 'CAUTION',
  failure: 'CAUTION',
  bug: 'CAUTION',
};

/** Docusaurus and VitePress write `:::warning`, MkDocs `!!! danger "Title"`, `??? note`. */
const foreign = /^[ \t]*(?:(:{3,})[ \t]*([A-Za-z]+)\b|(!{3}|\?{3}\+?)[ \t]+([A-Za-z]+)\b)/;

/** Reports callouts that another generator would make of this paragraph. */
export function reportForeignCallouts(paragraph: Paragraph, work: Work): void {
  const [first] = paragraph.children;
  if (first?.type !== 'text') return;
  const from = work.range(paragraph).line;
  for (const [at, text] of first.value.split('\n').entries()) {
    const found = foreign.exec(text);
    const kind = ownValue(kinds, (found?.[2] ?? found?.[4] ?? '').toLowerCase());
    if (found === null || (kind === undefined && found[1] === undefined)) continue;
    const written = text.trim();
    const line = from + at;
    const column = at === 0 ? work.range(paragraph).column : 1;
    work.reportAt(
      'markdown/callout',
      'warning',
      { line, column, endLine: line, endColumn: column + written.length },
      `\`${written.slice(0, 60)}\` is not a callout here: it is shown as written`,
      `write \`> [!${kind ?? 'NOTE'}]\` and begin each of its lines with \`> \``,
    );
  }
}
