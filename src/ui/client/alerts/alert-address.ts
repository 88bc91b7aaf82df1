/**
 * What is on its way to the page of the incident: alerts, whole incidents that somebody shared, and invitations. They stand in the anchor: that is sent to no server, and is there when the page is
 * loaded again. It holds alerts as Alertmanager's webhook does, so that the page reads it as it reads one that is pasted, and incidents as `share/link.ts` writes them.
 */
import { eachAlert, type ReceivedAlert } from '../../../fill/received-alert.ts';
import { navigate, pageAnchor, pageQuery, replaceAddress } from '../base/address.ts';
import { siteAddress } from '../base/site-base.ts';

/** Addresses have an end somewhere, in characters. */
const longest = 8000;

/**
 * The address of the incident page with these alerts of one group. `base` is the site's root address. With `back`, a path of the site, a press
 * starts the incident beside the one that is open, and leads back there.
 */
export function incidentAddress(alerts: readonly ReceivedAlert[], base: string, back?: string): string {
  const address = new URL('incident/', base);
  const anchor = (alert: string) => new URLSearchParams({ alert, ...(back !== undefined && { back }) }).toString();
  // What does not fit loses its last alerts, in the end all labels of the first.
  for (let count = alerts.length; count > 0; count--) {
    address.hash = anchor(alertText(alerts.slice(0, count)));
    if (address.href.length <= longest) return address.href;
  }
  address.hash = anchor(JSON.stringify({ labels: { alertname: alerts[0]?.name ?? '' } }));
  return address.href;
}

/** Where the address of this page leads back to once the incident has started; undefined where it names no other page of the site. */
export function addressBack(): string | undefined {
  const path = new URLSearchParams(pageAnchor().slice(1)).get('back');
  const root = siteAddress();
  if (path === null || !URL.canParse(path, root)) return undefined;
  const { href } = new URL(path, root);
  return href.startsWith(root) && !href.startsWith(new URL('incident/', root).href) ? href : undefined;
}

/** Alerts as a text that is read as if it were pasted. */
export function alertText(alerts: readonly ReceivedAlert[]): string {
  const written = eachAlert(alerts).map(({ name, labels, startsAt, summary, source }) => ({
    labels: { alertname: name, ...labels },
    ...(summary !== '' && { annotations: { summary } }),
    ...(startsAt !== undefined && { startsAt: new Date(startsAt).toISOString() }),
    ...(source !== '' && { generatorURL: source }),
  }));
  return JSON.stringify({ alerts: written });
}

/** The alerts that the address of this page carries, as a text to be read; empty when it carries none. */
export function alertInAddress(): string {
  return new URLSearchParams(pageAnchor().slice(1)).get('alert') ?? '';
}

/** A file larger than this holds no alert. */
const largestFile = 500_000;

/** The alert in a file that the system opened with the site, such as a webhook that somebody saved; undefined for a record of incidents. */
export async function alertInFile(file: File): Promise<string | undefined> {
  if (file.size > largestFile) return undefined;
  const text = await file.text();
  const { readAlert } = await import('../../../fill/alert-text.ts');
  const alerts = /^\s*[[{]/.test(text) ? (readAlert(text)?.alerts ?? []) : [];
  const isAlert = alerts.some(({ labels }) => Object.keys(labels).length > 0) && !/"format"\s*:\s*"breakglass/.test(text);
  return isAlert ? text.trim() : undefined;
}

/** Forgets them once they were taken: the next incident must not begin with them. */
export function forgetAlert(): void {
  if (alertInAddress() !== '') replaceAddress(pageQuery(), '');
}

const carrier = /#(?:add|part|join)=[^\s#<>"'|]+/;

/** The incident, the part of one or the invitation that a text carries, from its `#` on; undefined where it carries none. */
export function incidentIn(text: string): string | undefined {
  return carrier.exec(text)?.[0];
}

/** Opens the incident page with what the text carries: wherever an alert can be pasted. Whether it carried something. */
export function openIncidentIn(text: string): boolean {
  const carried = incidentIn(text);
  if (carried === undefined) return false;
  navigate(`${new URL('incident/', siteAddress()).href}${carried}`);
  return true;
}
