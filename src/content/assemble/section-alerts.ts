/** One page for many alerts: its headings that are names of alerts answer them. */
import type { Heading, Part, Step } from '../../runbook/compiled.ts';
import { sectionKind } from '../../runbook/section.ts';

export interface SectionAlert extends Readonly<Part> {
  readonly alert: string;
  /** The heading's anchor. */
  readonly anchor: string;
  /** Ids of the steps between the heading and the next one that is no deeper. */
  readonly steps: readonly string[];
}

/** Products whose names look like those of alerts. */
const products = new Set(
  'PostgreSQL MySQL NoSQL GitHub GitLab GitOps OpenShift OpenStack OpenSearch OpenTelemetry RabbitMQ MongoDB ElasticSearch CoreDNS CloudWatch CloudFront CloudFlare PagerDuty OpsGenie AlertManager LogQL PromQL TraceQL JavaScript TypeScript DynamoDB InfluxDB CockroachDB ClickHouse VictoriaMetrics ArgoCD FluxCD FluentBit FluentD HAProxy IPv IPSec MacOS DevOps YouTube LinkedIn BitBucket TeamCity HashiCorp MinIO ScyllaDB MariaDB KeyCloak NetApp VMware PowerDNS ServiceNow StatusPage WordPress PowerShell OAuth ConfigMap StatefulSet DaemonSet ReplicaSet'.split(
    ' ',
  ),
);

/**
 * The headings that answer an alert, each alert once. A name that a rule or the page itself gives to an alert is one. Of others, two
 * names that look like those of alerts make it likely where most headings of their depth look so, or where they lie below “Alerts”.
 */
export function sectionAlerts(
  { headings, steps }: { readonly headings: readonly Heading[]; readonly steps: readonly Pick<Step, 'id' | 'line'>[] },
  isKnown: (name: string) => boolean,
): SectionAlert[] {
  const alike = (depth: number) => headings.filter((heading) => heading.depth === depth);
  const found = new Map<string, SectionAlert>();
  const areGathered = headings.some(({ text }) => isAlertsHeading(text));
  let below = 0;
  for (const [at, { text, id, depth, line, written }] of headings.entries()) {
    if (depth <= below) below = 0;
    if (below === 0 && isAlertsHeading(text)) below = depth;
    const name = nameIn(text);
    const siblings = alike(depth);
    const named = siblings.filter((one) => isLikely(nameIn(one.text)));
    const isOne = isKnown(name)
      ? sectionKind(text) === 'other'
      : isLikely(name) && ((below > 0 && depth > below) || (!areGathered && named.length > 1 && named.length * 2 >= siblings.length));
    if (!isOne || found.has(name)) continue;
    const end = headings.slice(at + 1).find((heading) => heading.depth <= depth)?.line ?? Number.POSITIVE_INFINITY;
    const own = steps.filter((step) => step.line > line && step.line < end).map((step) => step.id);
    found.set(name, { alert: name, anchor: id, line, ...(written && { written }), steps: own });
  }
  return [...found.values()];
}

function isAlertsHeading(text: string): boolean {
  return /^(?:alerts?|alert runbooks?|runbooks?|alert descriptions?)$/i.test(text.trim());
}

/** `Alert: KubeDown`, `KubeDown alert`, `KubeDown (critical)` are headings of KubeDown. */
function nameIn(text: string): string {
  const plain = text.trim().normalize('NFC');
  return /^(?:alert(?:\s*:\s*|\s+))?([A-Za-z]\w*)(?:\s+alert)?(?:\s*\([^()]*\))?$/i.exec(plain)?.[1] ?? plain;
}

/** At least two words in one, as alerts are called. */
function isLikely(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]*$/.test(name) && /[a-z0-9][A-Z]/.test(name) && !products.has(name.replace(/s$/, ''));
}
