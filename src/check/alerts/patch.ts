/** The missing and dead `runbook_url`s of alert rules, as a patch. */

import type { Coverage } from '../../content/rules/alert-rule.ts';
import { readRuleFile } from '../../content/rules/rule-file.ts';
import { writeUrl } from '../../content/rules/write-url.ts';
import type { SourceFile } from '../../content/source-file.ts';
import { unifiedDiff } from '../../problem/unified-diff.ts';

export interface RunbookUrlPatch {
  patch: string;
  /** How many alerts get a link. */
  written: number;
  /** Alerts that share their annotations with others by an alias, and so were left alone. */
  left: string[];
}

/**
 * Gives every alert that has a runbook on this site its link: where it has none, or a dead one. Links that lead to other sites are
 * left alone. `site` is the address of the site; `nameOf` gives the name of a file in the patch.
 */
export function runbookUrlPatch(
  files: readonly SourceFile[],
  coverage: Coverage,
  site: string,
  nameOf: (file: string) => string,
): RunbookUrlPatch {
  const base = site.endsWith('/') ? site : `${site}/`;
  const result: RunbookUrlPatch = { patch: '', written: 0, left: [] };
  for (const file of files) {
    const { alerts, text } = readRuleFile(file);
    const ofFile = coverage.alerts.filter(({ rule }) => rule.file === file.path);
    const fixes = alerts.flatMap((alert, at) => {
      const covered = ofFile[at];
      if (covered === undefined || covered.address === '' || (covered.link !== 'none' && covered.link !== 'dead')) return [];
      const fix = writeUrl(text, alert, `${base}${covered.address}`);
      if (fix === null) result.left.push(alert.rule.name);
      return fix ?? [];
    });
    result.written += fixes.length;
    result.patch += unifiedDiff(nameOf(file.path), text, fixes, file.bytes.includes(13) ? '\r\n' : '\n');
  }
  return result;
}
