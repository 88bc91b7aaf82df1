/** Addresses that open a tracker's form with an action item filled in. Nothing is sent before a person sends it. */
import { actionItemQuestions } from '../../incident/action-item.ts';
import type { ActionItem } from '../../incident/action-items.ts';
import { link, paragraph, text } from '../markdown/tree.ts';
import { oneLine, typedInline } from '../markdown/typed-text.ts';
import { writeMarkdown } from '../markdown/write.ts';

/** Servers refuse longer addresses; GitHub answers `414 URI Too Long`. */
const longest = 8_000;

export interface IssueContext {
  /** The incident's title. */
  readonly incident: string;
  /** Where the postmortem can be read, if it has an address. */
  readonly postmortem?: string;
}

export interface GitHubTarget {
  /** The repository's address, on github.com or an own server. */
  readonly repository: string;
  readonly labels?: readonly string[];
}

/**
 * GitHub's form for a new issue, with title, body and labels
 * (https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/creating-an-issue#creating-an-issue-from-a-url-query).
 * The owner stands in the body: a name typed here need not be a GitHub account, and a wrong one makes the address fail.
 * Undefined when the repository is not a web address.
 */
export function gitHubIssueUrl(item: ActionItem, context: IssueContext, { repository, labels = [] }: GitHubTarget): string | undefined {
  const body = writeMarkdown([
    ...details(item, context).map((line) => paragraph(...typedInline(line))),
    ...(context.postmortem === undefined ? [] : [paragraph(...link(context.postmortem, ...text('Postmortem')))]),
  ]);
  return address(`${repository.replace(/\/+$/, '')}/issues/new`, { title: oneLine(item.title), labels: labels.join(',') }, { body });
}

export interface JiraTarget {
  /** Where Jira is. */
  readonly site: string;
  /** The project's number, not its key. */
  readonly project: string;
  /** The number of the kind of issue. */
  readonly issueType: string;
}

/**
 * Jira's form for a new issue
 * (https://confluence.atlassian.com/jirakb/how-to-create-issues-using-direct-html-links-in-jira-server-159474.html). The due date stands in
 * the description: the form reads it in the format that the server is set to. Undefined when the site is not a web address.
 */
export function jiraIssueUrl(item: ActionItem, context: IssueContext, { site, project, issueType }: JiraTarget): string | undefined {
  const lines = [
    ...details(item, context).map(withoutJiraMarkup),
    ...(context.postmortem === undefined ? [] : [`Postmortem: ${context.postmortem}`]),
  ];
  return address(
    `${site.replace(/\/+$/, '')}/secure/CreateIssueDetails!init.jspa`,
    // Jira takes 255 characters of a summary.
    { pid: project, issuetype: issueType, summary: [...oneLine(item.title)].slice(0, 255).join('') },
    { description: lines.join('\n') },
  );
}

function details({ title, type, owner, due }: ActionItem, { incident }: IssueContext): string[] {
  return [
    title,
    ...(type === undefined ? [] : [`Answers: ${actionItemQuestions[type]}`]),
    `Owner: ${owner ?? 'to be named'}`,
    `Due: ${due ?? 'to be set'}`,
    `From the incident: ${incident}`,
  ].map(oneLine);
}

/** Jira's markup begins with these; a backslash before them makes them plain (https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa). */
function withoutJiraMarkup(line: string): string {
  return line.replaceAll(/[{}[\]!|\\*_^~]/g, String.raw`\$&`);
}

function address(base: string, short: Readonly<Record<string, string>>, long: Readonly<Record<string, string>>): string | undefined {
  if (!/^https?:\/\/\S+$/i.test(base)) return undefined;
  const query = (fields: Readonly<Record<string, string>>) =>
    Object.entries(fields)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
      .join('&');
  const whole = `${base}?${query({ ...short, ...long })}`;
  return whole.length <= longest ? whole : `${base}?${query(short)}`.slice(0, longest).replace(/%[0-9A-F]?$/, '');
}
