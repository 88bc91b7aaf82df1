/** Links that carry an incident (`share/link.ts`): recognised wherever an alert can be pasted, and opened on the incident page. */
import { navigate } from './address.ts';
import { siteAddress } from './site-base.ts';

const carrier = /#(?:add|part)=[^\s#<>"'|]+/;

/** What a text carries, from its `#` on; undefined where it carries nothing. */
export function incidentIn(text: string): string | undefined {
  return carrier.exec(text)?.[0];
}

/** Opens the incident page with what the text carries. Whether it carried something. */
export function openIncidentIn(text: string): boolean {
  const carried = incidentIn(text);
  if (carried === undefined) return false;
  navigate(`${new URL('incident/', siteAddress()).href}${carried}`);
  return true;
}
