/** All shapes by name. A new one is a file here and a line below. */
import type { PostmortemDocument } from '../document.ts';
import { type Composed, writeMarkdown } from '../markdown/write.ts';
import { atlassian } from './atlassian.ts';
import { googleSre } from './google-sre.ts';
import { howie } from './howie.ts';
import { ours } from './ours.ts';
import { pagerDuty } from './pagerduty.ts';
import { type Shape, shaped } from './shape.ts';
import { shortSummary } from './short-summary.ts';

export const shapes = {
  ours,
  'google-sre': googleSre,
  atlassian,
  pagerduty: pagerDuty,
  howie,
  'short-summary': shortSummary,
} as const satisfies Readonly<Record<string, Shape>>;
export type ShapeName = keyof typeof shapes;

/** A postmortem in a shape, as Markdown (GFM). The same document gives the same text. */
export function writePostmortem(document: PostmortemDocument, shape: ShapeName): string {
  return composePostmortem(document, shape).markdown;
}

/** The same with the blocks that it was written from. */
export function composePostmortem(document: PostmortemDocument, shape: ShapeName): Composed {
  const blocks = shaped(document, shapes[shape]);
  return { markdown: writeMarkdown(blocks), blocks };
}
