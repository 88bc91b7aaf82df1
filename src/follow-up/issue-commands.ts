/** Shell commands that create an issue for each action item: for people who would rather press Enter once than open twelve forms. */

import { type IssueContext, type IssueSource, type IssueTargets, issueBody } from '../postmortem/action-items/issue-links.ts';
import { oneLine } from '../postmortem/markdown/typed-text.ts';

/** An item and the incident that it comes from. */
export interface IssueToCreate {
  readonly item: IssueSource;
  readonly context: IssueContext;
}

export interface IssueScript {
  readonly program: 'gh' | 'glab';
  /** One command a line. */
  readonly text: string;
}

/** A script for each tracker that the settings name and that has a command: `gh` for GitHub, `glab` for GitLab. */
export function issueScripts(issues: readonly IssueToCreate[], { github, gitlab }: IssueTargets): readonly IssueScript[] {
  if (issues.length === 0) return [];
  const script = (program: IssueScript['program'], command: (issue: IssueToCreate) => readonly string[]): IssueScript => ({
    program,
    text: issues.map((issue) => command(issue).map(quoted).join(' ')).join('\n'),
  });
  return [
    // https://cli.github.com/manual/gh_issue_create
    ...(github === undefined
      ? []
      : [
          script('gh', ({ item, context }) => [
            ...['gh', 'issue', 'create', '--repo', github.repository],
            ...['--title', oneLine(item.title)],
            ...(github.labels ?? []).flatMap((label) => ['--label', label]),
            ...['--body', issueBody(item, context).trimEnd()],
          ]),
        ]),
    // https://docs.gitlab.com/cli/issue/create
    ...(gitlab === undefined
      ? []
      : [
          script('glab', ({ item, context }) => [
            ...['glab', 'issue', 'create', '--yes', '--repo', gitlab.project],
            ...['--title', oneLine(item.title)],
            ...(gitlab.labels ?? []).flatMap((label) => ['--label', label]),
            ...(item.due === undefined ? [] : ['--due-date', item.due]),
            ...['--description', issueBody(item, context).trimEnd()],
          ]),
        ]),
  ];
}

/**
 * One word of a command in bash, zsh and ksh, on one line. Between single quotes nothing has a meaning; a line end or `!` stands as an escape
 * between `$'…'`, since an interactive bash before version 5 recalls older commands on every line that is pasted
 * (https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html). Other controls are left out.
 */
function quoted(word: string): string {
  const text = word
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, '');
  if (/^[\w./:@%+=-]+$/.test(text)) return text;
  if (!/[\n!]/.test(text)) return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  return `$'${text.replace(/[\\']/g, String.raw`\$&`).replaceAll('!', String.raw`\x21`).replaceAll('\n', String.raw`\n`)}'`;
}
