/** Questions about one runbook that several checks ask. */
import type { Runbook } from '../content/site.ts';
import { fileStart, type Range } from '../problem/problem.ts';
import type { World } from './world.ts';

/** Whether it is about one service's trouble: checklists for any incident and descriptions of patterns follow other rules. */
export function isForService(runbook: Runbook, { service }: World): boolean {
  return !runbook.compiled.broken && (service(runbook)?.kind ?? 'service') === 'service';
}

/** Whether a section holds more than a promise to write it. */
export function saysSomething({ text, html }: { text: string; html: string }): boolean {
  return (
    html.includes('class="steps"') ||
    !/^(?:\W*(?:to ?do|tbd|tba|none|n\/?a|wip|fixme|coming soon|to be (?:written|done|added))?\W*)$/i.test(text.trim())
  );
}

/** The line of a part of the runbook; without one, of its title, below the frontmatter. */
export function titlePlace(runbook: Runbook, { source }: World, part?: { line: number }): Range {
  const text = source(runbook.file);
  if (text === undefined) return fileStart;
  const line = part?.line ?? text.text.split('\n').findIndex((written) => /^#\s/.test(written)) + 1;
  if (line < 1) return fileStart;
  const from = text.lineStart(line);
  const written = text.text.slice(from).split('\n', 1)[0] ?? '';
  return text.range(from + (written.length - written.trimStart().length), from + written.trimEnd().length);
}
