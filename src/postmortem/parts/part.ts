/** What the parts of a postmortem have in common: how they are written, and how they ask for what the log cannot hold. */
import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import { utc } from '../../incident/zone.ts';
import type { PostmortemDocument } from '../document.ts';
import { item, list, paragraph, quote, strong, text } from '../markdown/tree.ts';
import { clockIn, instantText, minuteIn } from '../record/instant.ts';

/** A part that stands between headings. */
export type BlockPart = (document: PostmortemDocument) => readonly RootContent[];

/** A part that stands in a line. */
export type InlinePart = (document: PostmortemDocument) => readonly PhrasingContent[];

/** An instant in the document's zones. */
export function when({ zone }: PostmortemDocument, at: number): string {
  return instantText(at, zone);
}

/** An instant in UTC, short: its time of day alone where the incident lies on one day. */
export function clock({ spansDays }: Pick<PostmortemDocument, 'spansDays'>, at: number): string {
  return spansDays ? minuteIn(utc, at) : clockIn(utc, at);
}

/** A paragraph of our own words. */
export function sentence(words: string): RootContent {
  return paragraph(...text(words));
}

/** What a question to people begins with. */
export const promptWords = 'To write:';

/**
 * A question that people must answer, marked apart from what is recorded; below it what the record holds towards the answer, or with
 * another lead what the question is about.
 */
export function prompt(question: string, known: readonly (readonly PhrasingContent[])[] = [], lead = 'From the record:'): RootContent {
  const facts = known.filter((fact) => fact.length > 0);
  const asked = paragraph(strong(...text(promptWords)), ...text(` ${question}`));
  if (facts.length === 0) return quote(asked);
  return quote(asked, ...(lead === '' ? [] : [sentence(lead)]), bullets(facts));
}

/** A list of lines. */
export function bullets(lines: readonly (readonly PhrasingContent[])[]): RootContent {
  return list(lines.map((line) => item(line)));
}

/** A list whose items may hold more than a line; nothing when it is empty. */
export function listOrNothing(items: readonly ListItem[]): RootContent[] {
  return items.length === 0 ? [] : [list(items)];
}

/** `**Label:** value` */
export function labelled(label: string, value: readonly PhrasingContent[]): PhrasingContent[] {
  return [strong(...text(`${label}:`)), ...text(' '), ...value];
}
