/** `breakglass alerts`: what the rule files and the runbooks know of one another. */

import { posix } from 'node:path';
import { aliasPatch } from '../check/alerts/aliases.ts';
import { runbookUrlPatch } from '../check/alerts/patch.ts';
import { pintRecipe } from '../check/alerts/pint.ts';
import { redirectFile } from '../check/alerts/redirects.ts';
import { coverageJson, coverageMarkdown, coverageText } from '../check/alerts/report.ts';
import { placeInRepository } from '../check/changes.ts';
import { loadRemembering } from './check.ts';
import type { alertFormats } from './formats.ts';
import { rulesFrom, rulesOfChart } from './served-rules.ts';
import { UsageError } from './usage-error.ts';

export interface AlertsOptions {
  content: string;
  /** Globs of rule files, from the caller's folder. */
  rules: readonly string[];
  /** Where the site is served; from the settings when left out. */
  site: string | undefined;
  format: (typeof alertFormats)[number];
  /** Addresses of servers whose rules are read too. */
  from?: readonly string[];
  /** Charts whose rules are read too. */
  helm?: readonly string[];
  /** The beginning of links that move to this site. */
  replace?: string | undefined;
}

/**
 * What is printed, and the remarks beside it.
 * @throws {UsageError} without rule files; {NoContent}
 */
export async function alerts(options: AlertsOptions): Promise<{ output: string; remarks: string[] }> {
  const { content, rules, replace } = options;
  const format = replace !== undefined && options.format === 'text' ? 'patch' : options.format;
  const servers = await Promise.all((options.from ?? []).map(rulesFrom));
  const charts = await Promise.all((options.helm ?? []).map(rulesOfChart));
  const ruleFiles = [...servers.flat(), ...charts];
  const { sources, site } = await loadRemembering(content, { rules, ruleFiles, siteAddress: options.site });
  const address = site.settings.alerts.site;
  if (format === 'pint') return { output: pintRecipe(address ?? needSite()), remarks: [] };
  const unread = site.problems.filter(({ check }) => check === 'alert/file').map(({ file, line, message }) => `${file}:${line} ${message}`);
  const { coverage } = site;
  if (coverage === null || sources.ruleFiles === null)
    throw new UsageError('no rule files: name them by `--rules GLOB` or `alerts.rules` in breakglass.yaml, or a server by `--from URL`');
  switch (format) {
    case 'json':
      return { output: `${coverageJson(coverage)}\n`, remarks: unread };
    case 'markdown':
      return { output: `${coverageMarkdown(coverage)}\n`, remarks: unread };
    case 'text':
      return { output: `${coverageText(coverage)}\n`, remarks: unread };
    case 'redirects':
    case 'nginx':
    case 'patch': {
      const prefix = await placeInRepository(content);
      const made = runbookUrlPatch(sources.ruleFiles, coverage, {
        site: address ?? needSite(),
        replace,
        nameOf: (file) => (ruleFiles.some(({ path }) => path === file) ? undefined : posix.normalize(`${prefix}${file}`)),
      });
      if (format !== 'patch') {
        const remark = `${made.moved.length} old ${made.moved.length === 1 ? 'address leads' : 'addresses lead'} to pages here`;
        return { output: redirectFile(made.moved, format), remarks: [...unread, remark] };
      }
      const aliases = aliasPatch(made.moved, address ?? '', site.runbooks, {
        sourceOf: (file) => sources.runbookFiles.find(({ path }) => path === file),
        nameOf: (file) => posix.normalize(`${prefix}${file}`),
      });
      const left = [...made.left, ...aliases.left].map(({ name, why }) => `${name}: ${why}`);
      const written = `${made.written} ${made.written === 1 ? 'link' : 'links'} written`;
      const added =
        aliases.written === 0 ? [] : [`${aliases.written} old ${aliases.written === 1 ? 'address is an alias' : 'addresses are aliases'}`];
      return { output: made.patch + aliases.patch, remarks: [...unread, ...left, written, ...added] };
    }
  }
}

function needSite(): never {
  throw new UsageError('where is the site served? Set `--site URL`, or `alerts.site` in breakglass.yaml');
}
