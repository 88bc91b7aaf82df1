/** The runbooks of the plays, as their pages list them. */
import type { PlayedRunbook } from './responder.ts';

export const edgeCpu: PlayedRunbook = {
  id: 'edge-waf/edge-cpu-saturated',
  title: 'CPU of the edge is exhausted',
  steps: [
    {
      id: 'save-graph',
      section: 'Stabilise',
      text: 'Open the graph of traffic and CPU by location and save it.',
      commands: ['sum by (colo) (rate(node_cpu_seconds_total{mode!="idle", colo=~"${colo}"}[${window}]))'],
      language: 'promql',
    },
    {
      id: 'check-changes',
      section: 'Stabilise',
      text: 'See whether a global change went out in the last 30 minutes: software, configuration, WAF rules.',
    },
    {
      id: 'waf-kill',
      section: 'Stabilise',
      text: 'If the WAF is the consumer, terminate the WAF everywhere.',
      commands: ['edgectl waf terminate --global'],
      changes: true,
      undo: ['edgectl waf enable --global'],
    },
    { id: 'rule-out-attack', section: 'Triage', text: 'Rule out an attack: request rate by source.' },
    {
      id: 'profile',
      section: 'Triage',
      text: 'Profile one proxy worker and read the hottest function.',
      commands: ['perf top --pid "$(pgrep -n nginx)" --sort symbol'],
    },
    {
      id: 'access',
      section: 'Triage',
      text: 'Confirm access: the single sign-on of the control panel depends on the edge itself.',
    },
    { id: 'verify-traffic', section: 'Verify', text: 'Traffic is back to what it was last week.' },
    { id: 'verify-cpu', section: 'Verify', text: 'CPU is below 60 % in every location.' },
    { id: 'waf-back', section: 'Verify', text: 'Turn the WAF on again, one location first.' },
  ],
};

export const consulSlow: PlayedRunbook = {
  id: 'consul-core/consul-slow',
  title: 'Consul writes are slow',
  steps: [
    {
      id: 'save-graph',
      section: 'Stabilise',
      text: 'Save the latency graph.',
      commands: ['histogram_quantile(0.5, sum by (le) (rate(consul_kvs_apply_bucket{cluster="${cluster}"}[${window}])))'],
      language: 'promql',
    },
    { id: 'changes', section: 'Stabilise', text: 'See what changed in the last two days, features included.' },
    { id: 'take-load-off', section: 'Stabilise', text: 'Take load off: stop what polls.' },
    { id: 'degraded-host', section: 'Triage', text: 'Look for a degraded host.' },
    { id: 'replace-node', section: 'Triage', text: 'Replace the slow node.' },
    { id: 'blocking', section: 'Triage', text: 'Compare the blocking queries with last week.' },
    { id: 'restore-snapshot', section: 'Triage', text: 'Restore the cluster from a snapshot taken before the start.' },
    {
      id: 'streaming-off',
      section: 'Triage',
      text: 'Turn streaming off.',
      commands: ['consul-config set use_streaming_backend false'],
      changes: true,
      undo: ['consul-config set use_streaming_backend true'],
    },
    { id: 'verify-kv', section: 'Verify', text: 'p50 of KV writes is below 300 ms for 30 minutes.' },
  ],
};

export const webTier: PlayedRunbook = {
  id: 'chat-web/web-tier-starved',
  title: 'The web tier has too few healthy hosts',
  steps: [
    {
      id: 'save-graph',
      section: 'Stabilise',
      text: 'Save the graph of errors and of healthy hosts.',
      commands: ['sum(haproxy_server_up{backend="${backend}"})'],
      language: 'promql',
    },
    { id: 'stop-down', section: 'Stabilise', text: 'Stop the autoscaler from scaling down.' },
    { id: 'panic', section: 'Stabilise', text: 'Set the balancers to panic mode.' },
    { id: 'packet-loss', section: 'Triage', text: 'Packet loss between the networks.' },
    { id: 'provision', section: 'Triage', text: 'Is provisioning able to make hosts?' },
    { id: 'case', section: 'Triage', text: 'Open a case with the cloud provider.' },
    { id: 'verify-errors', section: 'Verify', text: 'Error rate is below 1 % for 20 minutes.' },
  ],
};

export const dependencyDown: PlayedRunbook = {
  id: 'patterns/external-dependency-down',
  title: 'An external dependency is down',
  steps: [
    { id: 'which', section: 'Stabilise', text: 'Find which dependency fails, and since when.' },
    { id: 'breaker', section: 'Stabilise', text: 'Open the circuit breaker towards it.' },
    { id: 'status', section: 'Triage', text: 'Read its status page.' },
  ],
};
