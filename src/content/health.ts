/** How far each service's runbooks can be trusted, in counts and days: no score, and nothing that depends on today. */

import { compareText, type Problem } from '../problem/problem.ts';
import { languageById } from '../query/registry.ts';
import type { Verdict } from '../query/verdict.ts';
import { type Review, reviewOf } from '../review/review.ts';
import { t } from '../words/text.ts';
import { addressAt } from './address.ts';
import { isAnswered } from './rules/alert-rule.ts';
import type { Address, Runbook, Site } from './site.ts';

export interface RunbookHealth {
  id: string;
  title: string;
  address: Address;
  owner: string;
  review: Review;
  /** How often it should be read through: `6mo`. */
  every: string;
  /** The day it was last used or drilled; empty when none is recorded. */
  lastExercised: string;
}

export interface ServiceHealth {
  /** Id of the service; empty for what belongs to none: alerts, sheets and settings. */
  id: string;
  title: string;
  address: Address;
  /** Names of its alerts in the rule files, and those of them that no runbook answers. */
  alerts: { count: number; open: string[] };
  /** The one whose review is due first stands first; those without a day before all others. */
  runbooks: RunbookHealth[];
  /** Queries of its sheets, and commands and queries in its runbooks, by the result of their parsers. */
  queries: Record<Verdict, number>;
  /** Errors and warnings of reading its files. */
  problems: Problem[];
}

/** Pages of every service and calendars ask for the same site. */
const known = new WeakMap<Site, readonly ServiceHealth[]>();

/** The worst first: alerts that nothing answers, then queries that are refused, then problems, then the review that is due first. */
export function healthOf(site: Site): readonly ServiceHealth[] {
  const health = known.get(site) ?? examine(site);
  known.set(site, health);
  return health;
}

function examine(site: Site): readonly ServiceHealth[] {
  const serviceOf = serviceByFile(site);
  const problems = Map.groupBy(
    site.problems.filter(({ severity }) => severity !== 'info'),
    ({ file }) => serviceOf(file),
  );
  const runbooks = Map.groupBy(site.runbooks, ({ service }) => service);
  const sheets = Map.groupBy(site.sheets, ({ service }) => service);
  const alerts = alertsByService(site);
  return [...site.services, { id: '', title: t`No service`, address: addressAt(''), kind: undefined }]
    .map(({ id, title, address, kind }): ServiceHealth => {
      const own = runbooks.get(id) ?? [];
      const verdicts = [
        ...(sheets.get(id) ?? []).flatMap(({ queries }) => queries.map(({ verdict }) => verdict)),
        ...own.flatMap(({ compiled }) =>
          compiled.fences
            .filter(({ copy, language }) => copy !== '' && languageById(language).kind !== 'data')
            .map(({ verdict }) => verdict),
        ),
      ];
      const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
      return {
        id,
        title,
        address,
        alerts: alerts.get(id) ?? { count: 0, open: [] },
        // Docs are not reviewed.
        runbooks: kind === 'docs' ? [] : own.map((runbook) => runbookHealth(runbook, site)).sort(byDue),
        queries: { valid: count('valid'), refused: count('refused'), unchecked: count('unchecked') },
        problems: problems.get(id) ?? [],
      };
    })
    .filter((one) => one.id !== '' || one.alerts.count + one.problems.length + one.queries.valid + one.queries.refused > 0)
    .sort(worstFirst);
}

function runbookHealth({ id, title, address, owner, meta, lastChanged }: Runbook, { settings }: Site): RunbookHealth {
  const every = meta.reviewEvery ?? settings.check.reviewEvery;
  const review = reviewOf(meta.lastReviewed, lastChanged, every);
  return { id, title, address, owner, review, every, lastExercised: meta.lastExercised ?? '' };
}

function byDue(a: RunbookHealth, b: RunbookHealth): number {
  return compareText(a.review.due, b.review.due) || compareText(a.id, b.id);
}

function worstFirst(a: ServiceHealth, b: ServiceHealth): number {
  const due = ({ runbooks: [first] }: ServiceHealth) => first?.review.due ?? '9999';
  return (
    b.alerts.open.length - a.alerts.open.length ||
    b.queries.refused - a.queries.refused ||
    b.problems.length - a.problems.length ||
    compareText(due(a), due(b)) ||
    compareText(a.title, b.title)
  );
}

/** An alert belongs to the service of its runbook, else to the one that a label names. Several rules may raise one alert. */
function alertsByService({ coverage, runbooks, services }: Site): ReadonlyMap<string, ServiceHealth['alerts']> {
  const serviceOf = new Map(runbooks.map(({ id, service }) => [id, service]));
  const ids = new Set(services.map(({ id }) => id));
  const byName = Map.groupBy(coverage?.alerts ?? [], ({ rule }) => rule.name);
  const found = new Map<string, ServiceHealth['alerts']>();
  for (const [name, rules] of byName) {
    const answer = rules.find(isAnswered) ?? rules[0];
    const labels = answer?.rule.labels ?? {};
    const named = ['service', 'app', 'component', 'team', 'job', 'namespace'].map((label) => labels[label] ?? '').find((id) => ids.has(id));
    const service = serviceOf.get(answer?.runbook ?? '') ?? named ?? '';
    const { count, open } = found.get(service) ?? { count: 0, open: [] };
    found.set(service, { count: count + 1, open: rules.some(isAnswered) ? open : [...open, name].sort(compareText) });
  }
  return found;
}

/** The service whose file a path is; empty for those of no service. */
function serviceByFile({ runbooks, sheets, services }: Site): (file: string) => string {
  const known = new Map([...runbooks, ...sheets].map(({ file, service }) => [file, service]));
  const ids = new Set(services.map(({ id }) => id));
  return (file) => known.get(file) ?? file.split('/').findLast((part) => ids.has(part)) ?? '';
}
