/**
 * An alert on its way to the page of the incident. It stands in the anchor: that is sent to no server, and is there when the page is
 * loaded again. What it says is one alert as Alertmanager writes it, so that the page reads it as it reads one that is pasted.
 */
import type { AlertText } from '../../query/fill/alert-text.ts';

/** As many and as long as an address may carry. */
const most = 60;
const longest = 500;

/** The address of the incident page with the alert. `base` is the site's root address. */
export function incidentAddress({ name, title, labels, firedAt }: AlertText, base: string): string {
  const told = Object.entries({ ...(name !== '' && { alertname: name }), ...labels });
  const alert = {
    labels: Object.fromEntries(told.filter(([, value]) => value.length <= longest).slice(0, most)),
    ...(name === '' && { annotations: { title } }),
    ...(firedAt !== undefined && { startsAt: new Date(firedAt).toISOString() }),
  };
  const address = new URL('incident/', base);
  address.hash = new URLSearchParams({ alert: JSON.stringify(alert) }).toString();
  return address.href;
}

/** The alert that the address of this page carries, as a text to be read; empty when it carries none. */
export function alertInAddress(): string {
  return new URLSearchParams(location.hash.slice(1)).get('alert') ?? '';
}

/** Forgets it once it was taken: the next incident must not begin with it. */
export function forgetAlert(): void {
  if (alertInAddress() !== '') history.replaceState(history.state, '', location.pathname + location.search);
}
