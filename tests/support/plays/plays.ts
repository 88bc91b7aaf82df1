/** Three public incidents as they would have been worked on here: 84 minutes, three days over a change of clocks, two devices. */
import type { IncidentState } from '../../../src/incident/state.ts';
import { zoneNamed } from '../../../src/incident/zone.ts';
import type { Surroundings } from '../../../src/postmortem/document.ts';
import { Responder } from './responder.ts';
import { consulSlow, dependencyDown, edgeCpu, webTier } from './runbooks.ts';

export interface Played {
  readonly state: IncidentState;
  readonly typed: readonly string[];
  readonly surroundings: Surroundings;
}

function around(zone: string): Surroundings {
  return {
    zone: { name: zone, zone: zoneNamed(zone) },
    serviceTitles: new Map([
      ['edge-waf', 'Edge proxy and WAF'],
      ['consul-core', 'Consul and scheduling'],
      ['chat-web', 'Web tier of the chat'],
    ]),
  };
}

/** A rule of the firewall takes all CPU of the edge, everywhere at once. One minute after it was resolved. */
export function edgeOutage(): Played {
  const ann = new Responder('a', 'Europe/London');
  const at = (time: string) => ann.at(`2019-07-02T${time}:00Z`);
  at('13:45');
  const labels = { service: 'edge-waf', colo: 'global', job: 'waf-synthetic' };
  ann.startsFrom({ name: 'EdgeCPUExhausted', at: '2019-07-02T13:45:00Z', labels, summary: 'WAF synthetic test fails' });
  ann.isCalled('Ann');
  ann.takes('commander');
  ann.sets('investigating');
  at('13:46');
  ann.logs('13:42Z first WAF rule of the simulated set deployed worldwide (change CHG-101)');
  ann.logs('many pages: end-to-end tests fail everywhere');
  ann.opens(edgeCpu);
  at('13:50');
  ann.ticks('Open the graph of traffic');
  ann.copies('Open the graph of traffic', { colo: 'global', window: '5m' }, 'all locations at 100 % of CPU, traffic -82 %');
  ann.notesAt('Rule out an attack', 'first thought of everybody; no source stands out');
  at('13:58');
  ann.isBlockedAt('Confirm access', 'SSO of the control panel goes through the edge; bypass not trained');
  at('14:00');
  ann.setsSeverity('SEV1');
  ann.proposes('An attack saturates the edge', 'edge', 'One source dominates the requests');
  ann.proposes('A WAF rule burns the CPU', 'waf', 'The hottest function of a worker is the regex engine');
  ann.finds(false, 'One source dominates the requests');
  ann.rejects('An attack saturates the edge');
  ann.describesImpact({
    summary: 'Sites behind us answer 502',
    users: 'all customers, 82 % of traffic lost at the worst',
    regions: 'global',
  });
  ann.tells('status-page');
  ann.tells('internal');
  ann.tells('executives');
  at('14:02');
  ann.finds(true, 'The hottest function of a worker is the regex engine');
  ann.sets('identified');
  ann.opens(edgeCpu);
  at('14:07');
  ann.copies('If the WAF is the consumer', {}, 'terminated');
  ann.ticks('If the WAF is the consumer');
  at('14:09');
  ann.ticks('Traffic is back');
  ann.ticks('CPU is below');
  ann.sets('mitigated');
  ann.confirms('A WAF rule burns the CPU', 'CPU fell to normal the minute the WAF was off; rule CHG-101 backtracks on .*.*=.*');
  ann.setsTime('started', '2019-07-02T13:42:00Z');
  ann.tells('status-page');
  at('14:52');
  ann.logs('rule CHG-101 is out, and one city was tested with paying traffic first');
  ann.ticks('Turn the WAF on again');
  ann.sets('monitoring');
  at('15:05');
  ann.picksFix('If the WAF is the consumer, terminate the WAF everywhere.');
  ann.sets('resolved');
  ann.tells('status-page');
  ann.tells('customers');
  return { state: ann.state, typed: ann.typed, surroundings: around('Europe/London') };
}

/** The store that all services find one another by is slow for three days, in which the clocks change. */
export function storeSlow(): Played {
  const ann = new Responder('a', 'Europe/Berlin');
  ann.at('2021-10-28T20:37:00Z');
  const labels = { service: 'consul-core', cluster: 'core' };
  ann.startsFrom({ name: 'ConsulKVLatencyHigh', at: '2021-10-28T20:37:00Z', labels });
  ann.setsSeverity('SEV2');
  ann.isCalled('Ann');
  ann.takes('commander');
  ann.sets('investigating');
  ann.opens(consulSlow);
  ann.ticks('Save the latency graph');
  ann.copies('Save the latency graph', { cluster: 'core', window: '5m' }, 'p50 of KV writes 2 s, usual below 300 ms');
  ann.at('2021-10-28T23:35:00Z');
  ann.setsSeverity('SEV1', 'half of all players are gone');
  ann.describesImpact({ summary: 'Players cannot join games', users: '50 million a day' });
  ann.proposes('A host is degraded', 'consul', 'One node has slow disks');
  ann.at('2021-10-29T01:00:00Z');
  ann.opens(consulSlow);
  ann.ticks('Look for a degraded host');
  ann.ticks('Replace the slow node');
  ann.notesAt('Replace the slow node', 'latency as before');
  ann.finds(false, 'One node has slow disks');
  ann.rejects('A host is degraded', 'A new node was as slow');
  ann.proposes('More traffic than the hosts can take', 'consul', 'Blocking queries are twice last week');
  ann.at('2021-10-29T10:00:00Z');
  ann.logs('all nodes moved to 128-core machines: it did not help, worse');
  ann.rejects('More traffic than the hosts can take', 'Contention grew with the size of the machines');
  ann.at('2021-10-29T12:00:00Z');
  ann.logs('state of consul reset from a snapshot of before the outage: healthy, then slow again');
  ann.handsOver('commander', 'Ben');
  ann.proposes('Streaming and BoltDB contend under this load', 'consul', 'Goroutines block on one channel');
  ann.at('2021-10-30T13:51:00Z');
  ann.finds(true, 'Goroutines block on one channel');
  ann.copies('Turn streaming off', {}, 'p50 fell to 300 ms');
  ann.ticks('Turn streaming off');
  ann.confirms('Streaming and BoltDB contend under this load', 'Latency fell when the streaming backend was off');
  ann.sets('identified');
  // The hour that comes twice: 02:10 in Berlin on 31 October 2021.
  ann.at('2021-10-31T00:10:00Z');
  ann.logs('leader of consul moved by hand');
  ann.at('2021-10-31T01:10:00Z');
  ann.logs('cache cluster deployed');
  ann.at('2021-10-31T01:40:00Z');
  ann.logs('01:20Z caches are warm');
  ann.at('2021-10-31T18:00:00Z');
  ann.logs('10% of players let in');
  ann.sets('mitigated');
  ann.at('2021-10-31T23:45:00Z');
  ann.sets('monitoring');
  ann.picksFix('Turn streaming off.');
  ann.sets('resolved');
  ann.setsTime('started', '2021-10-28T20:37:00Z');
  ann.setsTime('mitigated', '2021-10-31T01:30:00Z');
  ann.tells('customers');
  ann.tells('status-page');
  return { state: ann.state, typed: ann.typed, surroundings: around('Europe/Berlin') };
}

/** A gateway between networks drops packets; a second person keeps the log on another device. */
export function messagesFail(): Played {
  const ann = new Responder('a', 'America/Los_Angeles');
  const at = (time: string) => ann.at(`2021-01-04T${time}:00Z`);
  at('14:45');
  const labels = { service: 'chat-web', backend: 'webapp' };
  ann.startsFrom({ name: 'ChatErrorRateHigh', at: '2021-01-04T14:45:00Z', labels }, 'Messages fail for some users');
  ann.isCalled('Ann');
  ann.takes('commander');
  ann.sets('investigating');
  ann.setsSeverity('SEV2');
  ann.assigns('communications', 'Dan');
  ann.assigns('scribe', 'Zoe');
  ann.opens(webTier);
  ann.ticks('Save the graph of errors');
  ann.copies('Save the graph of errors', { backend: 'webapp' }, '61 of 90 hosts up');
  ann.notesAt('Packet loss between', 'dashboards do not load: they are behind the same gateway');
  const zoe = scribeOf(ann.exported());
  at('15:05');
  ann.imports(zoe.exported());
  ann.setsSeverity('SEV1');
  ann.describesImpact({ summary: 'Messages cannot be sent and clients do not load', users: 'all' });
  for (const audience of ['status-page', 'executives', 'internal'] as const) ann.tells(audience);
  ann.proposes('The gateway between the networks drops packets', 'transit gateway', 'Loss is seen only between networks');
  ann.proposes('Provisioning is the bottleneck', 'provisioner', 'Queue of new hosts grows');
  ann.answers('no', 'no', 'yes');
  ann.finds(true, 'Loss is seen only between networks');
  at('15:15');
  ann.opens(webTier);
  ann.ticks('Set the balancers to panic');
  ann.skips('Stop the autoscaler', 'it needs to scale up');
  ann.ticks('Is provisioning');
  ann.ticks('Open a case');
  ann.opens(dependencyDown);
  ann.ticks('Find which dependency');
  at('15:40');
  ann.logs('provider raised the capacity; hosts come');
  ann.confirms('The gateway between the networks drops packets', 'provider confirms');
  ann.sets('identified');
  ann.sets('mitigated');
  ann.tells('status-page');
  at('18:40');
  ann.sets('monitoring');
  ann.picksFix('The provider raised the capacity of the gateway');
  ann.sets('resolved');
  ann.setsTime('started', '2021-01-04T14:00:00Z');
  return { state: ann.state, typed: [...ann.typed, ...zoe.typed], surroundings: around('America/Los_Angeles') };
}

function scribeOf(file: string): Responder {
  const zoe = new Responder('b', 'Europe/Dublin');
  zoe.imports(file);
  zoe.at('2021-01-04T14:55:00Z');
  zoe.logs('status call opened');
  zoe.isCalled('Zoe');
  const lines = [
    ['14:57', 'autoscaler took 300 hosts away: CPU looked idle because threads wait for the network'],
    ['15:00', 'mini peak at 7 am PST: saturated, chat is unusable'],
    ['15:02', 'autoscaler asks for 1200 hosts; provisioning cannot make them: open files exhausted, then a quota'],
  ] as const;
  for (const [time, line] of lines) {
    zoe.at(`2021-01-04T${time}:00Z`);
    zoe.logs(line);
  }
  return zoe;
}

export const plays = { 'edge-outage': edgeOutage, 'store-slow': storeSlow, 'messages-fail': messagesFail } as const;
