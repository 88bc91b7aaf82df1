/** All action items as data: JSON for reports of a team's own, CSV for spreadsheets. Days, not ages: both hold on any later day. */
import { csvTable } from '../plain/csv.ts';
import type { FollowUpItem } from './items.ts';
import type { AskedRepair } from './repairs.ts';

/** How the address of a page becomes a link: whole where the settings say where the site is, else from the site's root. */
export type LinkTo = (address: string) => string;

/** What `follow-up.json` holds. */
export function followUpData(items: readonly FollowUpItem[], repairs: readonly AskedRepair[], linkTo: LinkTo) {
  return {
    items: items.map((item) => {
      const { title, state, owner, due, type, ticket, service, postmortem } = item;
      return { title, state, owner, due, type, ticket, service: service || undefined, postmortem: reference(postmortem, linkTo) };
    }),
    repairs: repairs.map(({ runbook, step, what, standing, postmortem }) => ({
      runbook,
      step,
      what,
      standing,
      postmortem: reference(postmortem, linkTo),
    })),
  };
}

function reference({ id, title, day, address, meta }: FollowUpItem['postmortem'], linkTo: LinkTo) {
  return { id, title, day: day || undefined, status: meta.status, link: linkTo(address) };
}

const columns = ['Action', 'Type', 'Owner', 'Due', 'Ticket', 'State', 'Service', 'Incident', 'Day', 'Link'];

/** All items as CSV, with the columns of the table that one postmortem has, and their service. */
export function followUpCsv(items: readonly FollowUpItem[], linkTo: LinkTo): string {
  return csvTable([
    columns,
    ...items.map(({ title, type, owner, due, ticket, state, service, postmortem }) => [
      title,
      type,
      owner,
      due,
      ticket,
      state,
      service,
      postmortem.title,
      postmortem.day,
      linkTo(postmortem.address),
    ]),
  ]);
}
