/** Questions about one runbook that several checks ask. */
import { splitFrontmatter } from '../content/frontmatter.ts';
import type { Runbook } from '../content/site.ts';
import { type FilePlace, fileStart } from '../problem/problem.ts';
import type { Part, SectionKind } from '../runbook/compiled.ts';
import type { World } from './world.ts';

/**
 * Whether it is about one service's trouble: it names alerts, describes what people see, has steps, or a section
 * about impact, causes or repair.
 * Patterns, checklists for any incident and how-to pages follow other rules.
 */
export function isForTrouble(runbook: Runbook, { service }: World): boolean {
  const { compiled, meta } = runbook;
  if (compiled.broken || (service(runbook)?.kind ?? 'service') !== 'service') return false;
  const stated = [...(meta.alerts ?? []), ...meta.symptoms, ...meta.signals, ...compiled.steps];
  return stated.length > 0 || compiled.sections.some(({ kind }) => ofTrouble.has(kind));
}

const ofTrouble: ReadonlySet<SectionKind> = new Set(['impact', 'stabilise', 'triage', 'hypotheses', 'mitigation', 'verify', 'escalation']);

/** Whether a section holds more than a promise to write it. */
export function hasText({ text, html }: { text: string; html: string }): boolean {
  return (
    html.includes('class="steps"') ||
    !/^(?:\W*(?:to ?do|tbd|tba|none|n\/?a|wip|fixme|coming soon|to be (?:written|done|added))?\W*)$/i.test(text.trim())
  );
}

/** The line of a part of the runbook, in the file that it was written in; without one, of its title in the text or the frontmatter. */
export function titlePlace(runbook: Runbook, { source, locate }: World, part?: Part): FilePlace {
  const { file, line } = part?.written ?? { file: runbook.file, line: part?.line };
  const text = source(file);
  if (text === undefined) return part?.written ?? { file, ...fileStart };
  const { bodyOffset } = splitFrontmatter(text.text);
  const first = bodyOffset + (text.text.slice(bodyOffset).length - text.text.slice(bodyOffset).trimStart().length);
  if (line === undefined && !text.text.startsWith('# ', first)) return { file, ...(bodyOffset > 0 ? locate(file, ['title']) : fileStart) };
  const from = text.lineStart(line ?? text.point(first).line);
  const written = text.text.slice(from).split('\n', 1)[0] ?? '';
  return { file, ...text.range(from + (written.length - written.trimStart().length), from + written.trimEnd().length) };
}

/** The line where the page has a part: of what it includes, that of the include. */
export function linePlace(runbook: Runbook, world: World, { line }: Part): FilePlace {
  return titlePlace(runbook, world, { line });
}
