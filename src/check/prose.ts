/** The words of runbooks where they stand, for checks of wording. */

import { splitFrontmatter } from '../content/frontmatter.ts';
import { piecesOf } from '../content/includes.ts';
import type { LineIndex } from '../problem/position.ts';
import type { Fence } from '../runbook/compiled.ts';
import type { World } from './world.ts';

export interface Prose {
  /** As long as the source: what is no prose (frontmatter, code, tags, comments, addresses) is blank. */
  text: string;
  source: LineIndex;
}

/** Several checks ask for the same. */
const made = new WeakMap<LineIndex, Prose>();

/** That of all runbooks and of the pieces that they include, with their files; nothing of texts that did not parse. */
export function prosesOf(world: World): (Prose & { readonly file: string })[] {
  const { runbooks } = world.site;
  const whole = runbooks.flatMap(({ file, compiled }) => (compiled.broken ? [] : [{ file, fences: compiled.fences }]));
  return [...whole, ...piecesOf(runbooks).map((file) => ({ file, fences: [] }))].flatMap(({ file, fences }) => {
    const source = world.source(file);
    if (source === undefined) return [];
    const prose = made.get(source) ?? proseOf(source, fences);
    made.set(source, prose);
    return [{ ...prose, file }];
  });
}

function proseOf(source: LineIndex, fences: readonly Fence[]): Prose {
  let text = blank(source.text, 0, splitFrontmatter(source.text).bodyOffset);
  for (const { line, endLine, written } of fences)
    if (written === undefined) text = blank(text, source.lineStart(line), source.lineStart(endLine + 1));
  text = text.replace(
    // Of pieces it is not known which of their blocks a runbook shows.
    /^[ \t>]*(`{3,}|~{3,})[\s\S]*?^[ \t>]*\1|<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\}|`[^`\n]+`|<[^<>\n]*>|\]\([^)\n]*\)|https?:\/\/[^\s)>]+|\{\{[^}\n]*\}\}/gm,
    spaces,
  );
  return { text, source };
}

function blank(text: string, from: number, to: number): string {
  return text.slice(0, from) + spaces(text.slice(from, to)) + text.slice(to);
}

function spaces(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
