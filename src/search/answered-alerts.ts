/** The alerts that a runbook answers, for those who come with one of them. */
import { aliasAddresses, readableAddress } from '../content/address.ts';
import type { Runbook } from '../content/site.ts';

/** The names it lists, and those that its aliases below `alerts/` have: their links lead to it as well. */
export function answeredAlerts({ alerts, meta }: Pick<Runbook, 'alerts' | 'meta'>): string[] {
  const former = meta.aliases.flatMap((alias) => {
    const [address] = aliasAddresses(alias);
    const path = address === undefined ? '' : readableAddress(address);
    return path.startsWith('alerts/') ? [path.replace(/^alerts\/|\/$/g, '')] : [];
  });
  return [...new Set([...alerts, ...former])];
}
