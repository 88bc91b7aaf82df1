/** The words of a runbook where they stand, for checks of wording. */

import { splitFrontmatter } from '../content/frontmatter.ts';
import type { Runbook } from '../content/site.ts';
import type { LineIndex } from '../problem/position.ts';
import type { World } from './world.ts';

export interface Prose {
  /** As long as the source: what is no prose (frontmatter, code, tags, comments, addresses) is blank. */
  text: string;
  source: LineIndex;
}

/** Several checks ask for the same. */
const made = new WeakMap<Runbook, Prose>();

/** Undefined for a text that did not parse. */
export function proseOf(runbook: Runbook, world: World): Prose | undefined {
  const known = made.get(runbook);
  if (known !== undefined) return known;
  const source = world.source(runbook.file);
  if (source === undefined || runbook.compiled.broken) return undefined;
  let text = blank(source.text, 0, splitFrontmatter(source.text).bodyOffset);
  for (const { line, endLine } of runbook.compiled.fences) text = blank(text, source.lineStart(line), source.lineStart(endLine + 1));
  text = text.replace(
    /<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\}|`[^`\n]+`|<[^<>\n]*>|\]\([^)\n]*\)|https?:\/\/[^\s)>]+|\{\{[^}\n]*\}\}/g,
    spaces,
  );
  const prose = { text, source };
  made.set(runbook, prose);
  return prose;
}

function blank(text: string, from: number, to: number): string {
  return text.slice(0, from) + spaces(text.slice(from, to)) + text.slice(to);
}

function spaces(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
