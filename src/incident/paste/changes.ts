/** Lists of changes as programs print them: `git log`, `kubectl rollout history`, `argocd app history`. */
import type { PasteReader } from './staged.ts';

/** `git log`: commit, author, date, message. */
export const readGitLog: PasteReader = (lines) => {
  const commits: { hash: string; by: string | undefined; at: number | undefined; words: string[] }[] = [];
  for (const line of lines) {
    const hash = /^commit ([0-9a-f]{7,40})\b/.exec(line)?.[1];
    if (hash !== undefined) commits.push({ hash: hash.slice(0, 10), by: undefined, at: undefined, words: [] });
    const commit = commits.at(-1);
    if (commit === undefined) {
      if (line.trim() !== '') return undefined;
      continue;
    }
    const author = /^Author:\s+([^<]{1,100})/.exec(line)?.[1]?.trim();
    const date = /^(?:Author)?Date:\s+(.{1,60})$/.exec(line)?.[1];
    if (author !== undefined) commit.by = author;
    else if (date !== undefined) commit.at = instantOf(date);
    else if (/^ {4}\S/.test(line)) commit.words.push(line.trim());
  }
  if (commits.length === 0) return undefined;
  return commits.map(({ hash, by, at, words }) => ({ at, by, text: `Commit ${hash}${words.length === 0 ? '' : `: ${words[0]}`}` }));
};

/** `kubectl rollout history`: revisions and their causes, without times. */
export const readRolloutHistory: PasteReader = (lines) => {
  const rows = lines.map((line) => line.trim()).filter((line) => line !== '');
  const head = rows.findIndex((line) => /^REVISION\s+CHANGE-CAUSE$/.test(line));
  if (head < 0 || head > 1) return undefined;
  const name = head === 1 ? (rows[0]?.replace(/\s.*$/, '') ?? '') : '';
  const revisions = rows.slice(head + 1).flatMap((line) => {
    const [, revision, cause] = /^(\d{1,9})\s+(\S.*)$/.exec(line) ?? [];
    if (revision === undefined || cause === undefined) return [];
    const text = `${name === '' ? '' : `${name} `}revision ${revision}${cause === '<none>' ? '' : `: ${cause}`}`;
    return [{ at: undefined, by: undefined, text }];
  });
  return revisions.length === 0 ? undefined : revisions;
};

/** `argocd app history`: what was synced when. */
export const readArgoHistory: PasteReader = (lines) => {
  const rows = lines.map((line) => line.trim()).filter((line) => line !== '');
  const head = rows.findIndex((line) => /^ID\s+DATE\s+REVISION$/.test(line));
  if (head < 0 || head > 1) return undefined;
  const synced = rows.slice(head + 1).flatMap((line) => {
    const [, id, date, revision] = /^(\d{1,9})\s+(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4})(?: \S{1,10})?\s+(\S.*)$/.exec(line) ?? [];
    return id === undefined || date === undefined
      ? []
      : [{ at: instantOf(date), by: undefined, text: `Argo CD synced ${revision} (${id})` }];
  });
  return synced.length === 0 ? undefined : synced;
};

/** `Mon Jan 4 14:45:00 2021 +0000`, `2021-01-04 14:45:00 +0000`: with its offset from UTC, so nothing of it is guessed. */
function instantOf(written: string): number | undefined {
  const git =
    /^\w{3} (?<month>\w{3}) +(?<day>\d{1,2}) (?<clock>\d\d:\d\d:\d\d) (?<year>\d{4}) (?<sign>[+-])(?<hours>\d\d)(?<minutes>\d\d)$/.exec(
      written,
    )?.groups;
  const iso =
    /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[ T](?<clock>\d\d:\d\d:\d\d) ?(?<sign>[+-])(?<hours>\d\d):?(?<minutes>\d\d)$/.exec(
      written,
    )?.groups;
  const parts = git ?? iso;
  if (parts === undefined) return undefined;
  const name = parts['month'] ?? '';
  const month = git === undefined ? name : String(months.indexOf(name) + 1).padStart(2, '0');
  const at = Date.parse(
    `${parts['year']}-${month}-${(parts['day'] ?? '').padStart(2, '0')}T${parts['clock']}${parts['sign']}${parts['hours']}:${parts['minutes']}`,
  );
  return Number.isNaN(at) ? undefined : at;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
