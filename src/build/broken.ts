/** What turned out not to work while the site was made: the same site with it broken, before any page is kept. */
import { stripVTControlCharacters } from 'node:util';
import { breakRunbook } from '../content/assemble/runbooks.ts';
import type { OwnComponents } from '../content/own-components.ts';
import { findSource, type Sources } from '../content/read.ts';
import { settingsName } from '../content/read-settings.ts';
import type { BrokenUnit, Runbook, Site } from '../content/site.ts';
import { shownText } from '../content/text-file.ts';
import { fileStart, type Problem, sortProblems } from '../problem/problem.ts';
import { type CompiledRenderer, CompileFailed, type CompileInputs, compiledRenderer } from './compiled-renderer.ts';
import type { Page } from './pages.ts';

/** A page that could not be rendered, and what was thrown. */
export interface FailedPage {
  readonly page: Page;
  readonly reason: string;
}

/**
 * The renderer for a site whose runbooks hold code. A runbook whose code does not compile is a broken one in the site that comes
 * back, with the bundler's reason, and the others are compiled without it.
 */
export async function compileWithCode(
  site: Site,
  { components, ...inputs }: Omit<CompileInputs, 'code'> & { components: OwnComponents },
): Promise<{ site: Site; compiled: CompiledRenderer }> {
  let current = site;
  for (;;) {
    const withCode = current.runbooks.filter((runbook) => runbook.compiled.hasCode);
    try {
      const code = { files: withCode.map((runbook) => runbook.file), components: [...components], version: site.version };
      return { site: current, compiled: await compiledRenderer({ ...inputs, code }) };
    } catch (error) {
      if (!(error instanceof CompileFailed) || withCode.length === 0) throw error;
      const named = withCode.filter((runbook) => error.message.includes(runbook.file));
      current = withoutCode(current, error.message, named.length > 0 ? named : withCode);
    }
  }
}

/** The site with runbooks that hold code broken, each with the reason: all of them, or those named. */
export function withoutCode(
  site: Site,
  reason: string,
  failed: readonly Runbook[] = site.runbooks.filter((runbook) => runbook.compiled.hasCode),
): Site {
  return withBrokenRunbooks(site, new Map(failed.map((runbook) => [runbook.id, codeProblem(runbook.file, reason)])));
}

/** The site with these pages broken: a runbook shows its source in place of what failed, any other page its reason. */
export function withFailedPages(site: Site, failed: readonly FailedPage[], sources: Sources): Site {
  const runbooks = new Map<string, Problem>();
  const units: BrokenUnit[] = [];
  for (const { page, reason } of failed) {
    const runbook = site.runbooks.find((candidate) => candidate.address === page.address);
    if (runbook !== undefined && !runbook.compiled.broken)
      runbooks.set(runbook.id, runbook.compiled.hasCode ? codeProblem(runbook.file, reason) : pageProblem(runbook.file, page, reason));
    else units.push(failedUnit(site, page, reason, sources));
  }
  const next = withBrokenRunbooks(site, runbooks, (file) => findSource(sources, file)?.text ?? '');
  const problems = units.flatMap((unit) => unit.problems);
  return { ...next, broken: [...next.broken, ...units], problems: sortProblems([...next.problems, ...problems]) };
}

function withBrokenRunbooks(site: Site, problems: ReadonlyMap<string, Problem>, textOf?: (file: string) => string): Site {
  if (problems.size === 0) return site;
  const runbooks = site.runbooks.map((runbook): Runbook => {
    const problem = problems.get(runbook.id);
    if (problem === undefined) return runbook;
    return { ...breakRunbook(runbook, [problem]), source: runbook.source || (textOf?.(runbook.file) ?? '') };
  });
  return { ...site, runbooks, problems: sortProblems([...site.problems, ...problems.values()]) };
}

/** A page that failed, other than a whole runbook's. Its file is the one that it is made from, else the settings of the site. */
function failedUnit(site: Site, page: Page, reason: string, sources: Sources): BrokenUnit {
  const { file, title } = unitAt(site, page.address);
  const source = file === settingsName ? '' : (findSource(sources, file)?.text.slice(0, shownText) ?? '');
  return { address: page.address, title, file, source, problems: [pageProblem(file, page, reason)] };
}

function unitAt(site: Site, address: string): { file: string; title: string } {
  const made = [...site.runbooks, ...site.sheets, ...site.postmortems].find((unit) => unit.address === address);
  if (made !== undefined) return made;
  const drill = site.drills.find((unit) => unit.address === address);
  if (drill !== undefined) return { file: drill.file, title: drill.script.title };
  const service = site.services.find((unit) => unit.address === address);
  if (service !== undefined) return { file: service.file, title: service.title };
  const redirect = site.redirects.find(({ from }) => from === address);
  const alert = site.alerts.find((unit) => unit.address === address);
  const runbook = site.runbooks.find(({ id, address: own }) => own === redirect?.to || id === alert?.runbooks[0]);
  return { file: runbook?.file ?? settingsName, title: alert?.name ?? `/${address}` };
}

function pageProblem(file: string, page: Page, reason: string): Problem {
  return {
    check: 'page/failed',
    severity: 'error',
    file,
    message: `the page /${page.address} could not be made: ${firstLine(reason)}`,
    hint: 'look for something unusual in this file, and please report it as a fault of Breakglass; all other pages are built',
    ...fileStart,
  };
}

/** What a bundler or the runbook's own code reported, as a problem of its file. */
function codeProblem(file: string, text: string): Problem {
  return {
    check: 'mdx/code',
    severity: 'error',
    file,
    message: `its code does not run: ${firstLine(text)}`,
    hint: 'this runbook holds code (`mdx.code`): run `breakglass dev` to see it in full',
    ...fileStart,
  };
}

/** The line that names the reason: bundlers put others around it. */
function firstLine(text: string): string {
  const lines = stripVTControlCharacters(text).trim().split('\n');
  const reason = lines.find((line) => /error|cannot|not |unexpected|failed/i.test(line) && !line.startsWith('Build failed'));
  const line = (reason ?? lines[0] ?? '').trim().slice(0, 300);
  return line === '' ? 'no reason was given' : line;
}
