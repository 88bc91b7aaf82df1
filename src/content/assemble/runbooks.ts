/** Drafts → runbooks: compiled, with their owner, alerts and problems. */
import { didYouMean } from '../../problem/nearest.ts';
import { type Problem, type Range, sortProblems } from '../../problem/problem.ts';
import type { CompiledRunbook } from '../../runbook/compiled.ts';
import { textDigest } from '../../runbook/step.ts';
import { looksLikeAlert } from '../address.ts';
import type { Read } from '../boundary.ts';
import type { Runbook } from '../site.ts';
import type { TextToCompile } from './compiling.ts';
import type { Draft } from './draft.ts';
import { sectionAlerts } from './section-alerts.ts';

export interface RunbookSurroundings {
  readonly compile: (text: TextToCompile, isReadable?: boolean) => Read<CompiledRunbook>;
  /** The owner of a file whose frontmatter names none; empty when nothing does. */
  readonly ownerOf: (service: string, path: string) => string;
  /** Whether an alert rule has this name. */
  readonly isAlert: (name: string) => boolean;
  /** The day of a file's last commit; undefined when git does not know it. */
  readonly lastCommit: (path: string) => string | undefined;
  /** The id on the site of a runbook that a file names. */
  readonly runbookNamed: (file: string, id: string) => string;
  /** The text of a file that a runbook includes. */
  readonly textOf: (path: string) => string;
}

/** The runbook of a draft. Its problems are in it. */
export function makeRunbook({ value: draft, problems }: Read<Draft>, around: RunbookSurroundings): Runbook {
  const { file, meta, isReadable } = draft;
  const text = { file: file.file, service: file.service, format: file.format, fallbackTitle: file.name, meta };
  const compiled = around.compile(text, isReadable);
  const named = meta.alerts ?? (looksLikeAlert(file.name) ? [file.name] : []);
  const isOwn = new Set(named.map((name) => name.normalize('NFC')));
  const inSections = sectionAlerts(compiled.value.headings, (name) => isOwn.has(name) || around.isAlert(name));
  return {
    id: file.id,
    service: file.service,
    address: file.address,
    file: file.file.path,
    format: file.format,
    title: compiled.value.title,
    alerts: [...named, ...inSections.map(({ alert }) => alert).filter((name) => !isOwn.has(name))],
    sectionAlerts: inSections,
    meta: meta.related.length === 0 ? meta : { ...meta, related: meta.related.map((id) => around.runbookNamed(file.file.path, id)) },
    owner: meta.owner ?? around.ownerOf(file.service, file.file.path),
    compiled: compiled.value,
    revision: textDigest([file.file.text, ...compiled.value.includes.map(around.textOf)].join('\n')),
    lastChanged: around.lastCommit(file.file.path) ?? '',
    source: compiled.value.broken || compiled.value.hasCode ? file.file.text : '',
    problems: sortProblems([...problems, ...compiled.problems]),
  };
}

/** A runbook as its page shows it when it turned out not to work: its source and its problems. */
export function breakRunbook(runbook: Runbook, problems: readonly Problem[]): Runbook {
  return {
    ...runbook,
    compiled: { ...runbook.compiled, broken: true, hasCode: false, sections: [] },
    problems: sortProblems([...runbook.problems, ...problems]),
  };
}

/** Where a frontmatter key of a runbook is. */
export type FrontmatterPlace = (id: string, path: readonly PropertyKey[]) => Range;

/** Runbooks that `related` names and that do not exist. */
export function relatedProblems(runbooks: readonly Runbook[], place: FrontmatterPlace): Problem[] {
  const ids = new Set(runbooks.map((runbook) => runbook.id));
  return runbooks.flatMap((runbook) =>
    runbook.meta.related.flatMap((related, at): Problem[] =>
      ids.has(related)
        ? []
        : [
            {
              check: 'runbook/unknown',
              severity: 'error',
              file: runbook.file,
              message: `\`related\` names an unknown runbook \`${related}\``,
              hint: didYouMean(related, [...ids]),
              ...place(runbook.id, ['related', at]),
            },
          ],
    ),
  );
}
