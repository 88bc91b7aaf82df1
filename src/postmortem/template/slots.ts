/** Finds slots such as `{{timeline}}` in a team's template, with their places. */
import { isBlockPart, isInlinePart } from '../parts/parts.ts';

/** A slot's name is letters and hyphens; what other template languages write in braces (`{{ $labels.x }}`, `{{ .Status }}`) is not one. */
export const slotPattern = /\{\{\s*([A-Za-z][\w-]*)\s*\}\}/g;

/** What is wrong with a template, and where. Lines and columns count from 1. */
export interface TemplateProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** What would be right; empty when that is not known. */
  readonly hint: string;
}

/** A slot in a text. */
export interface Slot {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** The slots of a text, known or not. */
export function slotsIn(text: string): readonly Slot[] {
  return [...text.matchAll(slotPattern)].map((match) => ({ name: match[1] ?? '', from: match.index, to: match.index + match[0].length }));
}

export function isSlot(name: string): boolean {
  return isBlockPart(name) || isInlinePart(name);
}

/** Where an offset lies. */
export function placeIn(source: string, offset: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
