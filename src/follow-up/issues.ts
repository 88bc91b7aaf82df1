/** Issues for action items that have none yet. */
import { type IssueContext, type IssueLink, type IssueTargets, issueLinks } from '../postmortem/action-items/issue-links.ts';
import { type IssueScript, issueScripts } from './issue-commands.ts';
import type { FollowUpItem } from './items.ts';
import type { LinkTo } from './tables.ts';

/** Links that open a tracker's form with an item filled in; none for one that is done or has a ticket. */
export function linksFor(item: FollowUpItem, targets: IssueTargets, linkTo: LinkTo): readonly IssueLink[] {
  return needsIssue(item) ? issueLinks(item, contextOf(item, linkTo), targets) : [];
}

/** The commands that create an issue for each item that is open and has no ticket. */
export function scriptsFor(items: readonly FollowUpItem[], targets: IssueTargets, linkTo: LinkTo): readonly IssueScript[] {
  return issueScripts(
    items.filter(needsIssue).map((item) => ({ item, context: contextOf(item, linkTo) })),
    targets,
  );
}

function needsIssue({ state, ticket }: FollowUpItem): boolean {
  return state === 'open' && ticket === undefined;
}

/** An issue lives elsewhere: it gets a link only where the address of the site is known. */
function contextOf({ postmortem }: FollowUpItem, linkTo: LinkTo): IssueContext {
  const link = linkTo(postmortem.address);
  return { incident: postmortem.title, ...(/^https?:\/\//i.test(link) && { postmortem: link }) };
}
