/** Addresses that open a tracker's form with an action item filled in, and the text of the issue. Nothing is sent before a person sends it. */
import { actionItemQuestions } from '../../incident/action-item.ts';
import type { ActionItem } from '../../incident/action-items.ts';
import { link, paragraph, text } from '../markdown/tree.ts';
import { oneLine, typedInline } from '../markdown/typed-text.ts';
import { writeMarkdown } from '../markdown/write.ts';

/** Servers refuse longer addresses; GitHub answers `414 URI Too Long`. */
const longest = 8_000;

/** What an issue is made from. */
export type IssueSource = Pick<ActionItem, 'title' | 'type' | 'owner' | 'due'>;

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
export function gitHubIssueUrl(item: IssueSource, context: IssueContext, { repository, labels = [] }: GitHubTarget): string | undefined {
  const body = issueBody(item, context);
  return address(`${repository.replace(/\/+$/, '')}/issues/new`, { title: oneLine(item.title), labels: labels.join(',') }, { body });
}

/** What the description of an issue says, as Markdown: the names of the fields first, so that no line begins with what somebody typed. */
export function issueBody(item: IssueSource, context: IssueContext): string {
  return writeMarkdown([
    ...details(item, context).map((line) => paragraph(...typedInline(line))),
    ...(context.postmortem === undefined ? [] : [paragraph(...link(context.postmortem, ...text('Postmortem')))]),
  ]);
}

export interface GitLabTarget {
  /** The project's address, on gitlab.com or an own server. */
  readonly project: string;
  readonly labels?: readonly string[];
}

/**
 * GitLab's form for a new issue (https://docs.gitlab.com/user/project/issues/create_issues/#using-a-url-with-prefilled-values). Labels and the
 * due date are quick actions at the end of the description, which GitLab reads at the beginning of a line only: what somebody typed stands
 * behind the name of its field. Undefined when the project is not a web address.
 */
export function gitLabIssueUrl(item: IssueSource, context: IssueContext, { project, labels = [] }: GitLabTarget): string | undefined {
  const actions = [
    ...(item.due === undefined ? [] : [`/due ${item.due}`]),
    ...labels.map((label) => `/label ~"${oneLine(label).replaceAll('"', '')}"`),
  ];
  const description = [issueBody(item, context).trimEnd(), ...(actions.length === 0 ? [] : ['', ...actions, ''])].join('\n');
  return address(
    `${project.replace(/\/+$/, '')}/-/issues/new`,
    // GitLab takes 255 characters of a title.
    { 'issue[title]': cut(item.title) },
    { 'issue[description]': description },
  );
}

export interface LinearTarget {
  /** The key of the team, as in `ENG-123`. */
  readonly team: string;
  readonly labels?: readonly string[];
}

/** Linear's form for a new issue (https://linear.app/docs/create-issues#create-an-issue-via-url). */
export function linearIssueUrl(item: IssueSource, context: IssueContext, { team, labels = [] }: LinearTarget): string | undefined {
  return address(
    `https://linear.app/team/${encodeURIComponent(team)}/new`,
    { title: cut(item.title), label: labels.join(',') },
    { description: issueBody(item, context) },
  );
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
export function jiraIssueUrl(item: IssueSource, context: IssueContext, { site, project, issueType }: JiraTarget): string | undefined {
  const lines = [
    ...details(item, context).map(withoutJiraMarkup),
    ...(context.postmortem === undefined ? [] : [`Postmortem: ${context.postmortem}`]),
  ];
  return address(
    `${site.replace(/\/+$/, '')}/secure/CreateIssueDetails!init.jspa`,
    // Jira takes 255 characters of a summary.
    { pid: project, issuetype: issueType, summary: cut(item.title) },
    { description: lines.join('\n') },
  );
}

/** The trackers that the settings name. */
export interface IssueTargets {
  readonly github?: GitHubTarget | undefined;
  readonly gitlab?: GitLabTarget | undefined;
  readonly jira?: JiraTarget | undefined;
  readonly linear?: LinearTarget | undefined;
}

export interface IssueLink {
  readonly tracker: 'GitHub' | 'GitLab' | 'Jira' | 'Linear';
  readonly url: string;
}

/** A link for each tracker that the settings name. */
export function issueLinks(item: IssueSource, context: IssueContext, { github, gitlab, jira, linear }: IssueTargets): readonly IssueLink[] {
  const links = [
    { tracker: 'GitHub', url: github && gitHubIssueUrl(item, context, github) },
    { tracker: 'GitLab', url: gitlab && gitLabIssueUrl(item, context, gitlab) },
    { tracker: 'Jira', url: jira && jiraIssueUrl(item, context, jira) },
    { tracker: 'Linear', url: linear && linearIssueUrl(item, context, linear) },
  ] as const;
  return links.flatMap(({ tracker, url }) => (url === undefined ? [] : [{ tracker, url }]));
}

function cut(title: string): string {
  return [...oneLine(title)].slice(0, 255).join('');
}

function details({ title, type, owner, due }: IssueSource, { incident }: IssueContext): string[] {
  return [
    `Action: ${title}`,
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
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value.toWellFormed())}`)
      .join('&');
  const whole = `${base}?${query({ ...short, ...long })}`;
  return whole.length <= longest ? whole : `${base}?${query(short)}`.slice(0, longest).replace(/%[0-9A-F]?$/, '');
}
