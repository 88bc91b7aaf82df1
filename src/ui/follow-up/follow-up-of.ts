/** What is still to do after the incidents of a site: once for all pages that show it. */
import type { Site } from '../../content/site.ts';
import { type FollowUpItem, followUpItems } from '../../follow-up/items.ts';
import { type AskedRepair, askedRepairs } from '../../follow-up/repairs.ts';
import { lookup } from '../lookup.ts';

export interface FollowUp {
  readonly items: readonly FollowUpItem[];
  readonly repairs: readonly AskedRepair[];
}

const known = new WeakMap<Site, FollowUp>();

/** The action items of all postmortems, and the repairs that runbooks still need. */
export function followUpOf(site: Site): FollowUp {
  const found = known.get(site);
  if (found !== undefined) return found;
  const versionOf = (id: string) => lookup(site).runbook.get(id)?.revision;
  const made = { items: followUpItems(site.postmortems), repairs: askedRepairs(site.postmortems, versionOf) };
  known.set(site, made);
  return made;
}

/** The last part of a ticket's address, as people call it: `SHOP-12`, `1234`. */
export function ticketName(ticket: string): string {
  const path = ticket
    .replace(/[?#].*$/, '')
    .split('/')
    .filter((part) => part !== '');
  try {
    return decodeURIComponent(path.at(-1) ?? ticket);
  } catch {
    return path.at(-1) ?? ticket;
  }
}
