/**
 * Which stylesheets a page links, and where. Those in its head hold up the first paint, so they have only what the first screen needs; a sheet
 * in the body is linked before the first thing that needs it and holds up only what follows. `styles/sheets` has a file for each.
 */

/** What a page links in its head: one of these. */
export const firstSheets = ['page', 'list-page', 'runbook-page'] as const;
export type FirstSheet = (typeof firstSheets)[number];

/** What a page links in its body, besides `late`. */
export const laterSheets = [
  'document',
  'blocks',
  'pictures',
  'postmortem',
  'health',
  'signals',
  'incident',
  'follow-up',
  'columns',
] as const;
export type LaterSheet = (typeof laterSheets)[number];

/** Elements and classes that `styles/blocks.css` and `styles/tables.css` are about, as the compiler writes them. */
const blocks = /<(?:table|details|blockquote|hr)\b|class="(?:callout|timebox|escalate|decision|signals|checklist|diagram|drawing)\b/;

/** Whether something in this HTML needs the sheet `blocks`. */
export function needsBlocks(html: string): boolean {
  return blocks.test(html);
}

/** Where in a runbook the sheet `blocks` is linked: in which section, before its text or after it. */
export interface PlaceOfBlocks {
  readonly section: number;
  readonly at: 'before' | 'after';
}

/**
 * Before the first section that needs it, but no later than after the first step, as far as the first screen goes. Undefined for a runbook
 * without sections.
 */
export function placeOfBlocks(
  sections: readonly { readonly html: string; readonly steps: readonly string[] }[],
): PlaceOfBlocks | undefined {
  if (sections.length === 0) return;
  const needs = sections.findIndex(({ html }) => needsBlocks(html));
  const shown = Math.max(
    0,
    sections.findIndex(({ steps }) => steps.length > 0),
  );
  return needs === -1 || needs > shown ? { section: shown, at: 'after' } : { section: needs, at: 'before' };
}
