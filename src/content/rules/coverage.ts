/** Which alerts have a runbook: alert rules matched with the pages of the site, by name, labels and `runbook_url`. */
import { type Address, addressAt, addressKey, addressOfPath, decodePath, withAnchor } from '../address.ts';
import { bounded, collect, type Read } from '../boundary.ts';
import type { AlertPage, Redirect, Runbook } from '../site.ts';
import type { SourceFile } from '../source-file.ts';
import type { AlertCoverage, AlertRule, Coverage, SilentFile } from './alert-rule.ts';
import { type RuleFile, readRuleFile } from './rule-file.ts';

export interface Pages {
  runbooks: readonly Runbook[];
  redirects: readonly Redirect[];
  alerts: readonly { name: string; address: Address; runbooks: readonly string[] }[];
  alertPages: readonly AlertPage[];
  /** Where the site is served, with its base; undefined when the settings do not name it. */
  site: string | undefined;
}

/** What the rule files hold. */
export interface ReadRules {
  readonly rules: readonly AlertRule[];
  readonly files: readonly string[];
  readonly silent: readonly SilentFile[];
}

/** The alerts of these rule files; null when none are named. A file that cannot be read is a problem, the others count. */
export function readRules(files: readonly SourceFile[] | null): Read<ReadRules | null> {
  if (files === null) return { value: null, problems: [] };
  const read = collect(
    files.map((file) =>
      bounded<Pick<RuleFile, 'alerts' | 'silent'>>(
        file.path,
        () => {
          const { alerts, silent, problems } = readRuleFile(file);
          return { value: { alerts, silent }, problems: [...problems] };
        },
        () => ({ alerts: [], silent: { file: file.path, line: 1, why: 'it could not be read', isUnread: true } }),
      ),
    ),
  );
  const value = {
    rules: read.value.flatMap(({ alerts }) => alerts.map(({ rule }) => rule)),
    files: files.map(({ path }) => path),
    silent: read.value.flatMap((file) => file.silent ?? []),
  };
  return { value, problems: read.problems };
}

export function coverageOf({ rules, files, silent }: ReadRules, pages: Pages): Coverage {
  const byName = new Map(pages.alerts.map((alert) => [alert.name, alert]));
  const byId = new Map(pages.runbooks.map((runbook) => [runbook.id, runbook]));
  const targets = linkTargets(pages);
  const alerts = rules.map((rule): AlertCoverage => {
    const { leadsTo, link } = readLink(rule, targets, pages.site);
    const alert = byName.get(rule.name.normalize('NFC'));
    const named = (alert?.runbooks ?? []).flatMap((id) => byId.get(id) ?? []);
    const best = bestMatch(rule, named);
    const runbook = best?.id ?? leadsTo ?? null;
    // Where several fit alike, the page that offers the choice is right.
    const several = named.filter((candidate) => rank(rule, candidate) === rank(rule, best)).length > 1;
    const address = (several ? alert?.address : addressFor(rule, byId.get(runbook ?? ''))) ?? '';
    return { rule, runbook, address, link };
  });
  return { alerts, files: [...files], silent };
}

/** The section that answers the alert, where the runbook has one for it. */
function addressFor({ name }: AlertRule, runbook: Runbook | undefined): Address | undefined {
  const section = runbook?.sectionAlerts.find(({ alert }) => alert === name.normalize('NFC'));
  return runbook === undefined || section === undefined ? runbook?.address : withAnchor(runbook.address, section.anchor);
}

function bestMatch(rule: AlertRule, runbooks: readonly Runbook[]): Runbook | undefined {
  return runbooks.toSorted((a, b) => rank(rule, b) - rank(rule, a))[0];
}

/** How well a runbook that names the alert fits its labels. */
function rank({ labels }: AlertRule, runbook: Runbook | undefined): number {
  if (runbook === undefined) return -1;
  const service = ['service', 'app', 'component', 'team', 'job', 'namespace'].some((label) => labels[label] === runbook.service);
  return (service ? 2 : 0) + (runbook.meta.severity !== undefined && runbook.meta.severity === labels['severity'] ? 1 : 0);
}

/** Ids of runbooks by what a link to them may end in. */
interface LinkTargets {
  readonly exact: ReadonlyMap<Address, string>;
  /** By keys of addresses, and by their files. */
  readonly anyCase: ReadonlyMap<string, string>;
}

function linkTargets({ runbooks, redirects, alertPages }: Pages): LinkTargets {
  const byAddress = new Map(runbooks.map((runbook) => [runbook.address, runbook.id]));
  const targets: [Address, string][] = [
    ...redirects.map(({ from, to }): [Address, string] => [from, byAddress.get(to) ?? '']),
    ...alertPages.map(({ address, runbooks: [first = ''] }): [Address, string] => [address, first]),
    ...byAddress,
  ];
  const exact = new Map(targets.filter(([, id]) => id !== ''));
  const anyCase = new Map([
    // A path in a repository names the file, in whatever folder the runbooks were there.
    ...runbooks.flatMap(({ file, id, format }): [string, string][] =>
      [file, `${id}.${format}`].map((path) => [addressKey(addressOfPath(`${path}/`)), id]),
    ),
    ...[...exact].map(([address, id]): [string, string] => [addressKey(address), id]),
  ]);
  return { exact, anyCase };
}

/** The rule's own link: `runbook_url`, or `runbook` with a path in the repository. */
function readLink(
  rule: AlertRule,
  { exact, anyCase }: LinkTargets,
  site: string | undefined,
): { leadsTo: string | undefined; link: AlertCoverage['link'] } {
  const { runbook_url: url = rule.annotations['runbook'] ?? '' } = rule.annotations;
  if (url.trim() === '') return { leadsTo: undefined, link: 'none' };
  // Prometheus fills annotations in before it gives an alert its name: this label is empty there.
  const filled = url.trim().replace(/\{\{-?\s*\$labels\.alertname\s*-?\}\}/g, '');
  if (filled.includes('{{')) return { leadsTo: undefined, link: 'unknown' };
  const path = filled.replace(/[?#].*$/, '');
  if (site !== undefined && /^https?:/i.test(path)) {
    const base = site.endsWith('/') ? site : `${site}/`;
    if (!path.startsWith(base)) return { leadsTo: undefined, link: 'elsewhere' };
    // Static hosts distinguish upper and lower case: here it must be right to the letter.
    const rest = addressAt(path.slice(base.length).replace(/\/?$/, '/'));
    // The page for unknown addresses leads on from an alert's name in another case.
    const found =
      exact.get(rest) ?? (rest.startsWith('alerts/') || addressKey(rest) === decodePath(rest) ? anyCase.get(addressKey(rest)) : undefined);
    return { leadsTo: found, link: found === undefined ? 'dead' : 'right' };
  }
  const parts = path
    .replace(/^https?:\/\/[^/]*/i, '')
    .split('/')
    .filter((part) => part !== '');
  // Whatever the site's base is, the end of the path is the page's address.
  for (let from = 0; from < parts.length; from++) {
    const found = anyCase.get(addressKey(addressAt(`${parts.slice(from).join('/')}/`)));
    if (found !== undefined) return { leadsTo: found, link: 'right' };
  }
  return { leadsTo: undefined, link: 'unknown' };
}
