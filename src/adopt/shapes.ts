/** What blocks of generators become in plain Markdown: quotes, `<details>`, titles, code blocks. */
import { ownValue } from '../plain/own-value.ts';
import type { Line, Remarks } from './remarks.ts';

/** Kinds of admonitions, and the word that is shown for each. */
export const names: Readonly<Record<string, string>> = {
  note: 'Note',
  info: 'Note',
  seealso: 'See also',
  abstract: 'Summary',
  summary: 'Summary',
  tip: 'Tip',
  hint: 'Tip',
  success: 'Good',
  question: 'Question',
  important: 'Important',
  primary: 'Note',
  secondary: 'Note',
  warning: 'Warning',
  caution: 'Caution',
  attention: 'Warning',
  danger: 'Danger',
  error: 'Danger',
  failure: 'Danger',
  bug: 'Bug',
  example: 'Example',
  quote: 'Quote',
};

export function nameOf(kind: string): string {
  const known = ownValue(names, kind.toLowerCase());
  return known ?? kind.charAt(0).toUpperCase() + kind.slice(1);
}

export function heading(kind: string, title: string | undefined): string {
  const name = nameOf(kind);
  return title === undefined || title.trim() === '' || title.toLowerCase() === name.toLowerCase()
    ? `**${name}**`
    : `**${name}: ${title.trim()}**`;
}

export function quoted(
  indent: string,
  kind: string,
  title: string | undefined,
  { at }: Line,
  body: readonly Line[],
  remarks: Remarks,
): Line[] {
  remarks.changed(at, 'an admonition is a quote with its name');
  const inner = trimmed(body).map((line) => ({ ...line, text: `${indent}> ${line.text.slice(indent.length)}`.trimEnd() }));
  return [
    { text: `${indent}> ${heading(kind, title)}`, at },
    ...(inner.length > 0 ? [{ text: `${indent}>`, at }] : []),
    ...inner,
    { text: '', at },
  ];
}

export function folded(indent: string, title: string, { at }: Line, body: readonly Line[], remarks: Remarks): Line[] {
  remarks.changed(at, 'what folds is <details>');
  const blank = { text: '', at };
  const summary = title.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return [
    { text: `${indent}<details><summary>${summary}</summary>`, at },
    blank,
    ...trimmed(body),
    blank,
    { text: `${indent}</details>`, at },
    blank,
  ];
}

export function titled(indent: string, title: string, { at }: Line, body: readonly Line[], remarks: Remarks): Line[] {
  remarks.changed(at, 'tabs follow one another, each under its title');
  return [{ text: `${indent}**${title}**`, at }, { text: '', at }, ...trimmed(body), { text: '', at }];
}

export function code(indent: string, language: string, { at }: Line, body: readonly Line[], remarks: Remarks): Line[] {
  remarks.changed(at, 'a shortcode that shows code is a code block');
  return [{ text: `${indent}\`\`\`${language}`, at }, ...body, { text: `${indent}\`\`\``, at }];
}

function trimmed(lines: readonly Line[]): Line[] {
  const hasText = ({ text }: Line) => text.trim() !== '';
  return lines.slice(Math.max(0, lines.findIndex(hasText)), lines.findLastIndex(hasText) + 1);
}
