/** Old addresses of runbooks as aliases in their frontmatter, where this site answers in place of the old one. */
import { addressKey, aliasAddresses } from '../../content/address.ts';
import type { Runbook } from '../../content/site.ts';
import type { SourceFile } from '../../content/source-file.ts';
import { LineIndex } from '../../problem/position.ts';
import { unifiedDiff } from '../../problem/unified-diff.ts';
import type { MovedLink } from './patch.ts';

export interface AliasPatch {
  readonly patch: string;
  readonly written: number;
  /** Runbooks whose aliases stand in a form that only a person can add to, with the addresses. */
  readonly left: readonly { readonly name: string; readonly why: string }[];
}

/** Adds the paths of old links below the site's own address to the runbooks that they lead to now. */
export function aliasPatch(
  moved: readonly MovedLink[],
  site: string,
  runbooks: readonly Runbook[],
  { sourceOf, nameOf }: { sourceOf: (file: string) => SourceFile | undefined; nameOf: (file: string) => string },
): AliasPatch {
  const left: { name: string; why: string }[] = [];
  let patch = '';
  let written = 0;
  for (const [id, links] of Map.groupBy(moved, ({ runbook }) => runbook)) {
    const runbook = runbooks.find((one) => one.id === id);
    const source = runbook === undefined ? undefined : sourceOf(runbook.file);
    if (runbook === undefined || source === undefined) continue;
    const own = new Set([runbook.address, ...runbook.meta.aliases.flatMap(aliasAddresses)].map(addressKey));
    const paths = [...new Set(links.flatMap(({ from }) => pathBelow(site, from)))];
    const fresh = paths.filter((path) => aliasAddresses(path).some((address) => !own.has(addressKey(address))));
    if (fresh.length === 0) continue;
    const fix = insertion(source, fresh);
    if (fix === undefined) left.push({ name: runbook.file, why: `add to its aliases by hand: ${fresh.join(', ')}` });
    else {
      written += fresh.length;
      patch += unifiedDiff(nameOf(runbook.file), source.text, [fix], source.lineEnd);
    }
  }
  return { patch, written, left };
}

function insertion({ text, frontmatter }: SourceFile, aliases: readonly string[]) {
  const line = `aliases: [${aliases.map((alias) => JSON.stringify(alias)).join(', ')}]\n`;
  const { yaml, yamlOffset } = frontmatter;
  if (yaml !== null && /^["']?aliases["']?\s*:/m.test(yaml)) return undefined;
  const at = yaml === null ? 0 : yamlOffset;
  return { ...new LineIndex(text).range(at, at), text: yaml === null ? `---\n${line}---\n` : line };
}

/** The path of an address below the site's, as aliases are written; none for an address that the site does not serve. */
function pathBelow(site: string, address: string): string[] {
  if (!URL.canParse(site) || !URL.canParse(address)) return [];
  const [base, old] = [new URL(site), new URL(address)];
  const folder = base.pathname.replace(/\/*$/, '/');
  return old.host === base.host && old.pathname.startsWith(folder) ? [`/${old.pathname.slice(folder.length)}`] : [];
}
