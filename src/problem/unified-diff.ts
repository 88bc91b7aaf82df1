/** Changes to a text as a patch that `git apply` and `patch -p1` take. */

import { applyFixes } from './fix.ts';
import { LineIndex } from './position.ts';
import type { Fix } from './problem.ts';

const context = 3;

interface Change {
  /** The first line that changes, and how many do; both of the old text, from 0. */
  at: number;
  count: number;
  lines: string[];
}

/** Empty when nothing changes. `file` stands in the patch as it is; `lineEnd` is what the lines of the file end with. */
export function unifiedDiff(file: string, text: string, fixes: readonly Fix[], lineEnd = '\n'): string {
  const changes = changedLines(text, fixes);
  if (changes.length === 0) return '';
  const old = splitLines(text);
  const endsOpen = !text.endsWith('\n');
  const cr = lineEnd.replace('\n', '');
  const out = [`--- a/${file}`, `+++ b/${file}`];
  let shift = 0;
  for (const hunk of hunksOf(changes)) {
    const first = Math.max(0, (hunk[0]?.at ?? 0) - context);
    const lastChange = hunk.at(-1);
    const last = Math.min(old.length, (lastChange?.at ?? 0) + (lastChange?.count ?? 0) + context);
    const body: string[] = [];
    let at = first;
    const keep = (to: number) => {
      while (at < to) body.push(` ${old[at++] ?? ''}${cr}`);
    };
    const open = (line: number) => {
      if (endsOpen && line === old.length) body.push('\\ No newline at end of file');
    };
    let added = 0;
    for (const { at: from, count, lines } of hunk) {
      keep(from);
      for (const line of old.slice(from, from + count)) body.push(`-${line}${cr}`);
      open(from + count);
      for (const line of lines) body.push(`+${line}${cr}`);
      at = from + count;
      open(at);
      added += lines.length - count;
    }
    const changedEnd = at === old.length;
    keep(last);
    if (!changedEnd) open(last);
    out.push(`@@ -${first + 1},${last - first} +${first + 1 + shift},${last - first + added} @@`, ...body);
    shift += added;
  }
  return `${out.join('\n')}\n`;
}

/** Fixes as whole lines; those that touch the same lines as one. */
function changedLines(text: string, fixes: readonly Fix[]): Change[] {
  const sorted = fixes.toSorted((a, b) => a.line - b.line || a.column - b.column);
  const groups: Fix[][] = [];
  for (const fix of sorted) {
    const open = groups.at(-1);
    if (open?.some(({ endLine }) => endLine >= fix.line)) open.push(fix);
    else groups.push([fix]);
  }
  const all = splitLines(text);
  return groups.flatMap((group): Change[] => {
    const at = Math.min(...group.map(({ line }) => line)) - 1;
    const count = Math.max(...group.map(({ endLine }) => endLine)) - at;
    const before = all.slice(at, at + count).join('\n');
    const moved = group.map((fix) => ({ ...fix, line: fix.line - at, endLine: fix.endLine - at }));
    const { mended } = applyFixes(new LineIndex(before), moved);
    return mended === before ? [] : [{ at, count, lines: mended.split('\n') }];
  });
}

/** Changes whose contexts touch go into one hunk. */
function hunksOf(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const before = hunks.at(-1)?.at(-1);
    if (before !== undefined && change.at - (before.at + before.count) <= 2 * context) hunks.at(-1)?.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function splitLines(text: string): string[] {
  const lines = text.split('\n');
  return text.endsWith('\n') ? lines.slice(0, -1) : lines;
}
