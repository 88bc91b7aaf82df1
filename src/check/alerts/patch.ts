/** The missing and dead `runbook_url`s of alert rules, as a patch. */

import type { AlertCoverage, Coverage } from '../../content/rules/alert-rule.ts';
import { readRuleFile } from '../../content/rules/rule-file.ts';
import { writeUrl } from '../../content/rules/write-url.ts';
import type { SourceFile } from '../../content/source-file.ts';
import { unifiedDiff } from '../../problem/unified-diff.ts';

export interface RunbookUrlPatch {
  patch: string;
  /** How many alerts get a link. */
  written: number;
  /** Alerts that were left alone, and why. */
  left: { name: string; why: string }[];
  /** Old links that lead to a page here now, each once. */
  moved: MovedLink[];
}

/** A link of before, and where it leads now. */
export interface MovedLink {
  from: string;
  to: string;
  /** Id of the runbook. */
  runbook: string;
}

export interface RunbookUrlOptions {
  /** The address of the site. */
  readonly site: string;
  /** The beginning of links that move to this site; others that lead to other sites are left alone. */
  readonly replace?: string | undefined;
  /** The name of a file in the patch; undefined for one that lies on no disk. */
  readonly nameOf: (file: string) => string | undefined;
}

/**
 * Gives every alert that has a runbook on this site its link: where it has none, or a dead one, or one that begins with what is
 * replaced.
 */
export function runbookUrlPatch(files: readonly SourceFile[], coverage: Coverage, options: RunbookUrlOptions): RunbookUrlPatch {
  const base = withSlash(options.site);
  const result: RunbookUrlPatch = { patch: '', written: 0, left: [], moved: [] };
  const moved = new Map<string, MovedLink>();
  for (const file of files) {
    const { alerts, text } = readRuleFile(file);
    const ofFile = coverage.alerts.filter(({ rule }) => rule.file === file.path);
    const name = options.nameOf(file.path);
    const fixes = alerts.flatMap((alert, at) => {
      const covered = ofFile[at];
      if (covered === undefined) return [];
      const old = oldLink(covered, options);
      if (old !== undefined && covered.address === '') result.left.push({ name: alert.rule.name, why: `no page here answers it: ${old}` });
      const isOpen = covered.link === 'none' || covered.link === 'dead' || old !== undefined;
      if (covered.address === '' || !isOpen) return [];
      const url = `${base}${covered.address}`;
      if (old !== undefined && !moved.has(old)) moved.set(old, { from: old, to: url, runbook: covered.runbook ?? '' });
      const why = name === undefined ? 'its rule lies in no file here' : alert.fixed;
      const fix = why === undefined ? writeUrl(text, alert, url) : null;
      if (fix === null)
        result.left.push({ name: alert.rule.name, why: `${why ?? 'its annotations are an alias of others'}; write its link by hand` });
      return fix ?? [];
    });
    result.written += fixes.length;
    if (name !== undefined) result.patch += unifiedDiff(name, text, fixes, file.bytes.includes(13) ? '\r\n' : '\n');
  }
  return { ...result, moved: [...moved.values()] };
}

/** The alert's link, if it begins with what is replaced and does not lead to a page of this site. */
function oldLink({ rule, link }: AlertCoverage, { replace }: RunbookUrlOptions): string | undefined {
  const url = rule.annotations['runbook_url']?.trim() ?? '';
  if (replace === undefined || link === 'none' || link === 'right') return undefined;
  return url === replace || url.startsWith(replace) ? url : undefined;
}

function withSlash(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}
