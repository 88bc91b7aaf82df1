/** While developing: the problems of the page that is looked at, for the overlay on it. A built site has none of this. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { addressAt } from '../content/address.ts';
import { findSource, type Sources } from '../content/read.ts';
import { isInRunbooks, partsInRunbooks } from '../content/roots.ts';
import type { Address, Service, Site } from '../content/site.ts';
import type { Problem } from '../problem/problem.ts';
import { formatProblem } from '../problem/report-text.ts';
import type { LiveProblem, LiveProblems } from '../ui/client/develop/live-problems.ts';

export interface Checked {
  sources: Sources;
  site: Site;
  problems: readonly Problem[];
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => Promise<void>;

/** Answers `@problems?page=/runbooks/…`. */
export function liveProblems(content: string, base: string, read: () => Promise<Checked>): Middleware {
  return async (request, response, next) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    // The base may have been taken off already.
    if (pathname !== '/@problems' && pathname !== `${base}@problems`) return next();
    const answer = await read().then(
      (checked) => JSON.stringify(problemsOfPage(checked, addressOf(searchParams.get('page') ?? '', base), content)),
      () => undefined,
    );
    response.writeHead(answer === undefined ? 503 : 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end(answer);
  };
}

/** The problems of the files that a page is made from, and how many there are in others; notes come last. `content` is the content root, absolute. */
export function problemsOfPage({ sources, site, problems }: Checked, address: Address, content: string): LiveProblems {
  const isOfPage = filesOf(site, sources, address);
  const isNote = ({ severity }: Problem) => Number(severity === 'info');
  const ofPage = problems.filter(({ file }) => isOfPage(file)).toSorted((a, b) => isNote(a) - isNote(b));
  return { problems: ofPage.map((problem) => liveProblem(problem, sources, content)), elsewhere: problems.length - ofPage.length };
}

function liveProblem(problem: Problem, sources: Sources, content: string): LiveProblem {
  const { severity, check, file, line, column, message, hint } = problem;
  const path = join(content, file).replaceAll('\\', '/');
  return {
    ...{ severity, check, file, line, column, message, hint },
    excerpt: formatProblem(problem, (name) => findSource(sources, name)?.text.split('\n'))
      .split('\n')
      .flatMap((text) => (text.startsWith('  | ') ? [text.slice(4)] : [])),
    editor: `vscode://file/${encodeURI(path.replace(/^\//, ''))}:${line}:${column}`,
  };
}

/** A runbook's and a sheet's page is made from its file, a service's from what lies beside its runbooks; what has no page shows on the others. */
function filesOf(site: Site, { roots }: Sources, address: Address): (file: string) => boolean {
  const runbook = site.runbooks.find((candidate) => candidate.address === address);
  if (runbook !== undefined) return (file) => file === runbook.file;
  const sheet = site.sheets.find((candidate) => candidate.address === address);
  if (sheet !== undefined) return (file) => file === sheet.file;
  const isIn = ({ id }: Pick<Service, 'id'>, file: string) => isInRunbooks(roots, file) && partsInRunbooks(roots, file)[0] === id;
  const runbooks = new Set(site.runbooks.map(({ file }) => file));
  const service = site.services.find((candidate) => candidate.address === address);
  if (service !== undefined) return (file) => isIn(service, file) && !runbooks.has(file);
  const pages = new Set([...runbooks, ...site.sheets.map(({ file }) => file)]);
  return (file) => !pages.has(file) && !site.services.some((one) => isIn(one, file));
}

/** `/base/runbooks/etcd/` → `runbooks/etcd/` */
function addressOf(pathname: string, base: string): Address {
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname.replace(/^\//, '');
  return addressAt(path === '' || path.endsWith('/') ? path : `${path}/`);
}
