/** What blocks of generators become in plain Markdown: callouts, `<details>`, titles, code blocks. */
import { ownValue } from '../plain/own-value.ts';
import type { Line, Remarks } from './remarks.ts';

/** Kinds of admonitions: the callout that each becomes, and its title where the kind says more. */
export const admonitions: Readonly<Record<string, readonly [callout: string, title?: string]>> = {
  note: ['NOTE'],
  info: ['NOTE'],
  todo: ['NOTE', 'To do'],
  seealso: ['NOTE', 'See also'],
  abstract: ['NOTE', 'Summary'],
  summary: ['NOTE', 'Summary'],
  tldr: ['NOTE', 'Summary'],
  question: ['NOTE', 'Question'],
  help: ['NOTE', 'Question'],
  faq: ['NOTE', 'Question'],
  example: ['NOTE', 'Example'],
  quote: ['NOTE', 'Quote'],
  cite: ['NOTE', 'Quote'],
  primary: ['NOTE'],
  secondary: ['NOTE'],
  default: ['NOTE'],
  new: ['NOTE', 'New'],
  tip: ['TIP'],
  hint: ['TIP'],
  success: ['TIP', 'Good'],
  check: ['TIP', 'Good'],
  done: ['TIP', 'Good'],
  important: ['IMPORTANT'],
  warning: ['WARNING'],
  warn: ['WARNING'],
  attention: ['WARNING'],
  caution: ['CAUTION'],
  danger: ['CAUTION', 'Danger'],
  error: ['CAUTION', 'Danger'],
  failure: ['CAUTION', 'Danger'],
  fail: ['CAUTION', 'Danger'],
  missing: ['CAUTION', 'Missing'],
  critical: ['CAUTION', 'Critical'],
  bug: ['CAUTION', 'Bug'],
};

export function isAdmonition(kind: string): boolean {
  return Object.hasOwn(admonitions, kind.toLowerCase());
}

/** The first line of a callout: `[!WARNING] Title`. A kind that nobody knows is a note with its name. */
export function calloutMark(kind: string, title: string | undefined): string {
  const [callout, own] = ownValue(admonitions, kind.toLowerCase()) ?? ['NOTE', kind.charAt(0).toUpperCase() + kind.slice(1)];
  const written = title?.trim() ?? '';
  const shown = written === '' || written.toLowerCase() === callout.toLowerCase() ? (written === '' ? (own ?? '') : '') : written;
  return `[!${callout}] ${shown}`.trim();
}

export function nameOf(kind: string): string {
  const [callout = '', title] = ownValue(admonitions, kind.toLowerCase()) ?? [];
  return title ?? (callout === '' ? kind.charAt(0).toUpperCase() + kind.slice(1) : callout.charAt(0) + callout.slice(1).toLowerCase());
}

export function quoted(
  indent: string,
  kind: string,
  title: string | undefined,
  { at }: Line,
  body: readonly Line[],
  remarks: Remarks,
): Line[] {
  remarks.changed(at, 'an admonition is a callout');
  const inner = trimmed(body).map((line) => ({ ...line, text: `${indent}> ${line.text.slice(indent.length)}`.trimEnd() }));
  return [{ text: `${indent}> ${calloutMark(kind, title)}`, at }, ...inner, { text: '', at }];
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
  // Longer than every fence in it.
  const longest = Math.max(2, ...body.map(({ text }) => /^\s*(`{3,})/.exec(text)?.[1]?.length ?? 0));
  const fence = '`'.repeat(longest + 1);
  return [{ text: `${indent}${fence}${language}`, at }, ...body, { text: `${indent}${fence}`, at }];
}

function trimmed(lines: readonly Line[]): Line[] {
  const hasText = ({ text }: Line) => text.trim() !== '';
  return lines.slice(Math.max(0, lines.findIndex(hasText)), lines.findLastIndex(hasText) + 1);
}
