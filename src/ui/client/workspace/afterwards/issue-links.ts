/** Links that open a tracker's form with an action item filled in. Their Markdown writer is loaded when there is something to link. */
import { useEffect, useState } from 'preact/hooks';
import type { ActionItem } from '../../../../incident/action-items.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { t } from '../../../../words/text.ts';
import { useIncident } from '../context.ts';

export interface IssueLink {
  readonly name: string;
  readonly url: string;
}

type Maker = typeof import('../../../../postmortem/action-items/issue-links.ts');

/** Makes the links of an item; none where the settings name no tracker, and none for what has a ticket or is done. */
export function useIssueLinks(items: readonly ActionItem[]): (item: ActionItem) => readonly IssueLink[] {
  const { state, data } = useIncident();
  const targets = data.issues ?? {};
  const [maker, setMaker] = useState<Maker>();
  const needed = items.length > 0 && Object.values(targets).some((target) => target !== undefined);
  useEffect(() => {
    if (needed) void import('../../../../postmortem/action-items/issue-links.ts').then((loaded) => setMaker(loaded));
  }, [needed]);
  const context = { incident: factsOf(state).title };
  return (item) => {
    if (maker === undefined || item.done || item.ticket !== undefined) return [];
    return maker.issueLinks(item, context, targets).map(({ tracker, url }) => ({ name: t`Open a ${tracker} issue`, url }));
  };
}
