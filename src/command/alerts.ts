/** `breakglass alerts`: what the rule files and the runbooks know of one another. */

import { posix } from 'node:path';
import { runbookUrlPatch } from '../check/alerts/patch.ts';
import { pintRecipe } from '../check/alerts/pint.ts';
import { coverageJson, coverageMarkdown, coverageText } from '../check/alerts/report.ts';
import { placeInRepository } from '../check/changes.ts';
import { loadRemembering } from './check.ts';
import type { alertFormats } from './formats.ts';
import { UsageError } from './usage-error.ts';

export interface AlertsOptions {
  content: string;
  /** Globs of rule files, from the caller's folder. */
  rules: readonly string[];
  /** Where the site is served; from the settings when left out. */
  site: string | undefined;
  format: (typeof alertFormats)[number];
}

/**
 * What is printed, and the remarks beside it.
 * @throws {UsageError} without rule files; {NoContent}
 */
export async function alerts({ content, rules, format, ...options }: AlertsOptions): Promise<{ output: string; remarks: string[] }> {
  const { sources, site } = await loadRemembering(content, { rules, siteAddress: options.site });
  const address = site.settings.alerts.site;
  if (format === 'pint') return { output: pintRecipe(address ?? needSite()), remarks: [] };
  const unread = site.problems.filter(({ check }) => check === 'alert/file').map(({ file, line, message }) => `${file}:${line} ${message}`);
  const { coverage } = site;
  if (coverage === null || sources.ruleFiles === null)
    throw new UsageError('no rule files: name them by `--rules GLOB` or `alerts.rules` in breakglass.yaml');
  switch (format) {
    case 'json':
      return { output: `${coverageJson(coverage)}\n`, remarks: unread };
    case 'markdown':
      return { output: `${coverageMarkdown(coverage)}\n`, remarks: unread };
    case 'text':
      return { output: `${coverageText(coverage)}\n`, remarks: unread };
    case 'patch': {
      const prefix = await placeInRepository(content);
      const made = runbookUrlPatch(sources.ruleFiles, coverage, address ?? needSite(), (file) => posix.normalize(`${prefix}${file}`));
      const left = made.left.map((name) => `${name}: its annotations are an alias of others; write its link by hand`);
      return { output: made.patch, remarks: [...unread, ...left, `${made.written} ${made.written === 1 ? 'link' : 'links'} written`] };
    }
  }
}

function needSite(): never {
  throw new UsageError('where is the site served? Set `--site URL`, or `alerts.site` in breakglass.yaml');
}
