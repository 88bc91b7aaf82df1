/** What a status page answers (`status.json` or `summary.json` of Statuspage), and in words. Runs in the browser too. */
import { t } from '../words/text.ts';

export const indicators = ['none', 'minor', 'major', 'critical', 'maintenance'] as const;
export type Indicator = (typeof indicators)[number];

export type StatusAnswer =
  | {
      readonly kind: 'state';
      readonly indicator: Indicator;
      /** In the provider's words: `All Systems Operational`. */
      readonly description: string;
      /** Names of the incidents that are open; `status.json` has none. */
      readonly incidents: readonly string[];
    }
  | { readonly kind: 'foreign' };

/** Longer words than these are no status. */
const longest = 200;
/** More open incidents than these are counted. */
const mostIncidents = 3;

/** Reads an answer. Whatever has another shape is foreign: a login page, another program, nothing at all. */
export function readStatus(text: string): StatusAnswer {
  const { status, incidents } = asObject(parsed(text));
  const { indicator, description } = asObject(status);
  const known = indicators.find((one) => one === indicator);
  if (known === undefined || typeof description !== 'string' || description.trim() === '') return { kind: 'foreign' };
  const open = (Array.isArray(incidents) ? incidents : []).flatMap((incident) => {
    const { name } = asObject(incident);
    return typeof name === 'string' && name.trim() !== '' ? [shortened(name)] : [];
  });
  return { kind: 'state', indicator: known, description: shortened(description), incidents: open };
}

/** `Partial System Outage (major). Open: Errors on the API`. */
export function formatStatus({ indicator, description, incidents }: Extract<StatusAnswer, { kind: 'state' }>): string {
  const more = incidents.length > mostIncidents ? [t`${incidents.length - mostIncidents} more`] : [];
  const named = [...incidents.slice(0, mostIncidents), ...more].join('; ');
  return `${description}${indicator === 'none' ? '' : ` (${indicator})`}${named === '' ? '' : `. Open: ${named}`}`;
}

/** Why there is no state; a browser tells a page no more. */
export function formatNoStatus(why: 'offline' | 'timeout' | 'unreachable' | { readonly http: number }): string {
  if (why === 'offline') return t`Not asked: this device is offline.`;
  if (why === 'timeout') return t`Did not answer within 10 seconds. Open the page.`;
  if (why === 'unreachable')
    return t`Did not answer. It may be down or out of reach from here, or it does not allow requests from this site (CORS). Open the page.`;
  return t`Answered with something else than a state (HTTP ${why.http}). Open the page.`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
